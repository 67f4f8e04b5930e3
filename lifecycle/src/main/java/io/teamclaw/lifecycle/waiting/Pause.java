package io.teamclaw.lifecycle.waiting;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

/** How to wait; a test's lets its clock go on instead. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits about that long.
     *
     * @throws CancellationException where the thread is to end; it stays interrupted
     */
    void of(Duration time);

    /** Really waits. */
    static Pause real() {
        return time -> {
            long end = System.nanoTime() + time.toNanos();
            // It may also return for no reason.
            for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("The wait was interrupted");
                }
            }
        };
    }
}
