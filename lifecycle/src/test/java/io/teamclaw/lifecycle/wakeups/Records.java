package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records of workspaces. */
final class Records {
    private Records() {}

    /** One that sleeps. */
    static Workspace stopped(UserId id) {
        return new Workspace(
                id,
                WorkspaceState.STOPPED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Workspace.absent(id).activity(),
                Optional.empty(),
                List.of(),
                1);
    }
}
