package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Duration;

/**
 * What can be done to a workspace. Each returns when it is under way; how it goes on is on the
 * record. Asking again changes nothing.
 */
public interface WorkspaceCommands {
    void provision(UserId userId);

    void start(UserId userId);

    /** Lets it finish what it is at, for two minutes at most. */
    void stop(UserId userId);

    /** In the middle of whatever it does. */
    void stopNow(UserId userId);

    /**
     * @throws IllegalArgumentException for a time that is not allowed; says so to a person
     * @throws IllegalStateException where it does not run; says so to a person
     */
    void keep(UserId userId, Duration time);

    /** Takes a keep back. */
    void endKeep(UserId userId);

    void deprovision(UserId userId, Removal removal);

    /** The same as {@link #start(UserId)}, noted with the workspace as this person's wish. */
    void start(UserId userId, UserId by);

    /** The same as {@link #stop(UserId)}, noted as this person's wish. */
    void stop(UserId userId, UserId by);

    /** The same as {@link #stopNow(UserId)}, noted as this person's wish. */
    void stopNow(UserId userId, UserId by);

    /** Stops it as {@link #stop} does where it is up, and starts it afterwards. */
    void restart(UserId userId, UserId by);

    /** The same as {@link #deprovision(UserId, Removal)}, noted as this person's wish. */
    void deprovision(UserId userId, Removal removal, UserId by);

    /** In this process: on one machine. */
    static WorkspaceCommands here(WorkspaceService workspaces) {
        return new LocalCommands(workspaces);
    }

    /** By the lifecycle function: in AWS. */
    static WorkspaceCommands remote(RemoteWorkspaces lifecycle) {
        return new RemoteCommands(lifecycle);
    }
}
