package io.teamclaw.sidecar.keys;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a thread of its own, at once for the first time. */
public final class Periodic implements AutoCloseable {
    private final CountDownLatch closing = new CountDownLatch(1);

    private Periodic() {}

    /**
     * @param work must not throw
     */
    public static Periodic start(String name, Duration every, Runnable work) {
        Periodic periodic = new Periodic();
        Thread.ofVirtual().name(name).start(() -> periodic.run(every, work));
        return periodic;
    }

    private void run(Duration every, Runnable work) {
        try {
            do {
                work.run();
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is not done again; one that runs is not waited for. */
    @Override
    public void close() {
        closing.countDown();
    }
}
