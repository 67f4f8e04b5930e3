package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Asked;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Duration;

/** By the service of this process. */
record LocalCommands(WorkspaceService workspaces) implements WorkspaceCommands {
    @Override
    public void provision(UserId userId) {
        workspaces.provision(userId);
    }

    @Override
    public void start(UserId userId) {
        workspaces.start(userId);
    }

    @Override
    public void stop(UserId userId) {
        workspaces.stop(userId);
    }

    @Override
    public void stopNow(UserId userId) {
        workspaces.stopNow(userId);
    }

    @Override
    public void keep(UserId userId, Duration time) {
        workspaces.keep(userId, time);
    }

    @Override
    public void deprovision(UserId userId, Removal removal) {
        workspaces.deprovision(userId, removal);
    }

    @Override
    public void endKeep(UserId userId) {
        workspaces.endKeep(userId);
    }

    @Override
    public void start(UserId userId, UserId by) {
        workspaces.start(userId, Asked.by(by));
    }

    @Override
    public void stop(UserId userId, UserId by) {
        workspaces.stop(userId, Asked.by(by));
    }

    @Override
    public void stopNow(UserId userId, UserId by) {
        workspaces.stopNow(userId, Asked.by(by));
    }

    @Override
    public void restart(UserId userId, UserId by) {
        workspaces.restart(userId, Asked.by(by));
    }

    @Override
    public void deprovision(UserId userId, Removal removal, UserId by) {
        workspaces.deprovision(userId, removal, Asked.by(by));
    }
}
