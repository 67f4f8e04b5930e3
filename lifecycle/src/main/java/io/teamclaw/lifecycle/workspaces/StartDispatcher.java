package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;

/**
 * Has somebody's start carried on whose turn has come, without waiting for it: by an asynchronous
 * invocation in AWS, in the background of the same process on one machine.
 */
@FunctionalInterface
public interface StartDispatcher {
    /** Brings about a call of {@link WorkspaceService#start}; one too many changes nothing. */
    void start(UserId userId);

    /**
     * Brings about a call of {@link WorkspaceService#carryOn} for what this process has no time to
     * finish; where another cannot be told, the sweep does it.
     */
    default void carryOn(UserId userId) {}

    /**
     * Has those started whose turn has come, where another process knows who they are.
     *
     * @return false where this process has to look who they are
     */
    default boolean startNext() {
        return false;
    }
}
