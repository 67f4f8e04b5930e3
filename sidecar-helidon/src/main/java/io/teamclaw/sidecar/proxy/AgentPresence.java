package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.upstream.Attempt;
import java.util.Optional;

/**
 * Whether the agent of a call is still there, and what it takes with it when it leaves. It leaves
 * on the thread that watches it.
 */
final class AgentPresence {
    private volatile Optional<Attempt> running = Optional.empty();
    private volatile boolean gone;

    /** The agent has closed its connection. */
    void leaves() {
        gone = true;
        running.ifPresent(Attempt::cut);
    }

    /**
     * From now on this attempt runs for the agent.
     *
     * @throws Answer.Gone where it has left
     */
    void awaits(Attempt attempt) {
        running = Optional.of(attempt);
        if (gone) {
            throw new Answer.Gone(new IllegalStateException("It left between two attempts"));
        }
    }

    /** No attempt runs. */
    void awaitsNone() {
        running = Optional.empty();
    }
}
