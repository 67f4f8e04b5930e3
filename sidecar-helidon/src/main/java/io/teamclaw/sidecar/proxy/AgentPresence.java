package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.upstream.Attempt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the agent of a call is still there, and what becomes of the call when it leaves. It
 * leaves on the thread that watches it.
 */
final class AgentPresence {
    private final boolean drains;
    private final Duration drainTime;
    private volatile Optional<Attempt> running = Optional.empty();
    private final CountDownLatch left = new CountDownLatch(1);

    /**
     * @param drains whether the answer is then read on for its usage
     * @param drainTime how long at most
     */
    AgentPresence(boolean drains, Duration drainTime) {
        this.drains = drains;
        this.drainTime = drainTime;
    }

    /** The agent has closed its connection, or does not take the answer. */
    void leaves() {
        left.countDown();
        running.ifPresent(this::leave);
    }

    boolean isGone() {
        return left.getCount() == 0;
    }

    /** Whether an answer that nobody takes is read all the same. */
    boolean drains() {
        return drains;
    }

    /**
     * From now on this attempt runs for the agent.
     *
     * @throws Answer.Gone where it has left
     */
    void awaits(Attempt attempt) {
        running = Optional.of(attempt);
        if (left.getCount() == 0) {
            throw new Answer.Gone(new IllegalStateException("It left between two attempts"));
        }
    }

    /** Waits so long, or until it has left. */
    boolean leavesWithin(Duration time) throws InterruptedException {
        return left.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No attempt runs. */
    void awaitsNone() {
        running = Optional.empty();
    }

    private void leave(Attempt attempt) {
        if (drains) {
            attempt.endWithin(drainTime);
        } else {
            attempt.cut();
        }
    }
}
