package io.teamclaw.sidecar.proxy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the calls that run, so many at most: beyond that memory would end, and with it all of
 * them. Whoever stops the process can wait for the last one.
 */
public final class RunningCalls {
    private final int most;
    private final Semaphore permits;
    private volatile boolean draining;

    /**
     * @param most calls at once
     */
    public RunningCalls(int most) {
        this.most = most;
        this.permits = new Semaphore(most);
    }

    /**
     * Runs a call.
     *
     * @return whether there was room for it
     */
    boolean run(Runnable call) {
        if (draining || !permits.tryAcquire()) {
            return false;
        }
        try {
            call.run();
            return true;
        } finally {
            permits.release();
        }
    }

    /** How many run. */
    public int running() {
        return most - permits.availablePermits();
    }

    /** From now on none is taken. */
    public void drain() {
        draining = true;
    }

    /** Whether none is taken any more. */
    public boolean isDraining() {
        return draining;
    }

    /**
     * Returns when no call runs any more, or the time is up. Calls that come meanwhile are refused.
     */
    public void awaitNone(Duration atMost) {
        try {
            if (permits.tryAcquire(most, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
