package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;

/** What else is made for a person, and goes with their workspace for good, e.g. wake-ups. */
@FunctionalInterface
public interface WorkspaceHook {
    /**
     * Makes what is missing. Called whenever a workspace was provisioned or starts, beside that
     * work: an error is logged and ends nothing.
     */
    default void prepare(UserId userId) {
        // Most have nothing to make.
    }

    /** May be called again; an error ends the removal, which is tried again later. */
    void remove(UserId userId);
}
