package io.teamclaw.sidecar.proxy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the calls that run, so that whoever stops the process can wait for the last one. */
public final class RunningCalls {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore permits = new Semaphore(ALL);

    /** Runs a call. */
    void run(Runnable call) {
        permits.acquireUninterruptibly();
        try {
            call.run();
        } finally {
            permits.release();
        }
    }

    /** Returns when no call runs any more, or the time is up. Calls that come later wait. */
    public void awaitNone(Duration atMost) {
        try {
            if (permits.tryAcquire(ALL, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(ALL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
