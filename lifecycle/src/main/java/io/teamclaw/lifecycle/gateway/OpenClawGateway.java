package io.teamclaw.lifecycle.gateway;

import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;

/** OpenClaw's gateway, over HTTP as the router reaches it. */
public final class OpenClawGateway implements WorkspaceGateway {
    @Override
    public Rest rest(User owner, TaskAddress address) {
        return new Rest.Silent("It was not asked");
    }

    @Override
    public void resume(User owner, TaskAddress address) {
        // It was never asked to rest.
    }
}
