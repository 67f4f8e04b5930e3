package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.workspaces.Removal;
import java.time.Duration;

/** By the lifecycle function, which takes the request and carries it out on its own. */
record RemoteCommands(RemoteWorkspaces lifecycle) implements WorkspaceCommands {
    @Override
    public void provision(UserId userId) {
        lifecycle.provision(userId);
    }

    @Override
    public void start(UserId userId) {
        lifecycle.start(userId);
    }

    @Override
    public void stop(UserId userId) {
        lifecycle.stop(userId);
    }

    @Override
    public void stopNow(UserId userId) {
        lifecycle.stopNow(userId);
    }

    @Override
    public void keep(UserId userId, Duration time) {
        lifecycle.keep(userId, Math.toIntExact(time.toHours()));
    }

    @Override
    public void deprovision(UserId userId, Removal removal) {
        lifecycle.deprovision(userId, removal == Removal.DELETE_FILES);
    }

    @Override
    public void endKeep(UserId userId) {
        lifecycle.keep(userId, 0);
    }

    @Override
    public void start(UserId userId, UserId by) {
        lifecycle.start(userId, by);
    }

    @Override
    public void stop(UserId userId, UserId by) {
        lifecycle.stop(userId, by);
    }

    @Override
    public void stopNow(UserId userId, UserId by) {
        lifecycle.stopNow(userId, by);
    }

    @Override
    public void restart(UserId userId, UserId by) {
        lifecycle.restart(userId, by);
    }

    @Override
    public void deprovision(UserId userId, Removal removal, UserId by) {
        lifecycle.deprovision(userId, removal == Removal.DELETE_FILES, by);
    }
}
