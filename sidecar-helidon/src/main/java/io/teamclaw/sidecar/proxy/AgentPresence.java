package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.client.ClientWatch;
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
    private final ClientWatch client;
    private final boolean drains;
    private final Duration drainTime;
    private volatile Optional<Attempt> running = Optional.empty();
    private final CountDownLatch left = new CountDownLatch(1);

    /**
     * @param client of the agent's connection
     * @param drains whether the answer is then read on for its usage
     * @param drainTime how long at most
     */
    AgentPresence(ClientWatch client, boolean drains, Duration drainTime) {
        this.client = client;
        this.drains = drains;
        this.drainTime = drainTime;
    }

    /** Its request is read to the end: from now on it is seen to leave. */
    void watch() {
        client.start(this::leaves);
    }

    /** Its answer comes in pieces, and it is seen to leave between any two. */
    void watchNow() {
        client.now();
    }

    /** Whether it leaves is the call's concern no more. */
    void watchNoMore() {
        client.stop();
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
