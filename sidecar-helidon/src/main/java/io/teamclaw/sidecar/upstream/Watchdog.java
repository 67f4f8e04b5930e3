package io.teamclaw.sidecar.upstream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends attempts that are overdue and connections that have been idle for too long. It looks ten
 * times a second while attempts run, and sleeps while there is nothing to look at.
 */
final class Watchdog implements AutoCloseable {
    private static final long START = System.nanoTime();
    private static final long BUSY_NANOS = Duration.ofMillis(100).toNanos();
    private static final long IDLE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Set<Hold> running = ConcurrentHashMap.newKeySet();
    private final IdleConnections idle;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    Watchdog(IdleConnections idle) {
        this.idle = idle;
        // Not a virtual one: it must come round also while those have all processors.
        this.thread = Thread.ofPlatform().daemon().name("upstream-watchdog").start(this::run);
    }

    /** Nanoseconds since the process began to ask; never negative. */
    static long now() {
        return System.nanoTime() - START;
    }

    void add(Hold attempt) {
        running.add(attempt);
        wake();
    }

    void remove(Hold attempt) {
        running.remove(attempt);
        if (idle.size() > 0) {
            wake();
        }
    }

    int running() {
        return running.size();
    }

    private void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (running.isEmpty()) {
                asleep = true;
                sleep();
                asleep = false;
            } else {
                LockSupport.parkNanos(this, BUSY_NANOS);
            }
            long now = now();
            for (Hold each : running) {
                each.endIfOverdue(now);
            }
            idle.closeOld(now);
        }
    }

    private void sleep() {
        if (!running.isEmpty() || closed) {
            return; // It came before we said that we sleep.
        }
        if (idle.size() > 0) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        } else {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
