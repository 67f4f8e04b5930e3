package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some of the workspaces in a state, the one that was used last first.
 *
 * @param workspaces as the index has them
 * @param next where this page ends; empty where nothing follows
 */
public record WorkspacePage(List<Workspace> workspaces, Optional<Mark> next) {
    public WorkspacePage {
        workspaces = List.copyOf(workspaces);
    }

    /**
     * A place in the index.
     *
     * @param lastActiveAt of the last workspace before it
     * @param userId whose that is
     */
    public record Mark(Instant lastActiveAt, UserId userId) {}
}
