package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;

/**
 * Removes what else was made for a person and goes with their workspace for good, e.g. their
 * wake-up schedules.
 */
@FunctionalInterface
public interface RemovalHook {
    /** May be called again; an error ends the removal, which is tried again later. */
    void remove(UserId userId);
}
