package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.upstream.Attempt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the agent of a call is still there, and what it takes with it when it leaves. It leaves
 * on the thread that watches it.
 */
final class AgentPresence {
    private volatile Optional<Attempt> running = Optional.empty();
    private final CountDownLatch left = new CountDownLatch(1);

    /** The agent has closed its connection. */
    void leaves() {
        left.countDown();
        running.ifPresent(Attempt::cut);
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
}
