package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;

/** Talks to the gateway in a workspace about its work. */
public interface WorkspaceGateway {
    /** What a gateway says when it is asked to rest. */
    sealed interface Rest {
        /** It takes no new work for two minutes. */
        record Resting() implements Rest {}

        /** It works. @param with what, for a person, e.g. {@code an answer is being written} */
        record Busy(String with) implements Rest {}

        /** It does not answer, or not as this person's. @param why for the log */
        record Silent(String why) implements Rest {}
    }

    /**
     * Asks it to take no new work, which it grants only while it has none. Who asks again within
     * seconds hears that it is busy once more. Answers within six seconds; never throws.
     */
    Rest rest(User owner, TaskAddress address);

    /** Takes that back: it works again at once. Never throws. */
    void resume(User owner, TaskAddress address);
}
