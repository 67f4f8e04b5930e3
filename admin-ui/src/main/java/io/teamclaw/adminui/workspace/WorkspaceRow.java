package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.util.Optional;

/**
 * A workspace in a list.
 *
 * @param workspace as it was read last
 * @param owner empty where there is no such person any more
 * @param costMicros what this run has cost so far, in micro-dollars; empty where it does not run
 */
public record WorkspaceRow(Workspace workspace, Optional<User> owner, Optional<Long> costMicros) {
    public UserId id() {
        return workspace.userId();
    }

    /** The owner's name, or the id where the owner is gone. */
    public String name() {
        return owner.map(User::name).orElse(id().value());
    }
}
