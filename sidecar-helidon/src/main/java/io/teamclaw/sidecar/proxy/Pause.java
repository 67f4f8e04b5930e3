package io.teamclaw.sidecar.proxy;

import java.time.Duration;

/** A call's short wait before it goes out. It ends when the agent leaves. */
final class Pause {
    private Pause() {}

    /**
     * @throws Answer.Gone where the agent leaves meanwhile
     */
    static void of(Duration pause, AgentPresence agent) {
        if (pause.isZero()) {
            return;
        }
        try {
            if (agent.leavesWithin(pause)) {
                throw new Answer.Gone(new IllegalStateException("It left while its call waited"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The server stops.
            throw new Answer.Gone(e);
        }
    }
}
