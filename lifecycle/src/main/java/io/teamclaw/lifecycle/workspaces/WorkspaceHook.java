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

    /**
     * Told that a task of it is gone, just before that is recorded: an error keeps the end from
     * being recorded, and who tries again tells again, perhaps of a later moment.
     */
    default void ended(EndedRun run) {
        // Most do not care.
    }

    /** May be called again; an error ends the removal, which is tried again later. */
    void remove(UserId userId);
}
