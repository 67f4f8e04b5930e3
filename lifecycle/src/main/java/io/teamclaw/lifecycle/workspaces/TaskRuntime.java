package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Runs workspaces: ECS tasks in AWS, processes on one machine. Every method may be called again
 * with the same arguments and then changes nothing.
 */
public interface TaskRuntime {
    /**
     * Makes what a workspace needs once, before its first start.
     *
     * @throws TaskStartException with a cause that a person can act on
     */
    void provision(User owner);

    /**
     * Launches the task of one start attempt and returns as soon as it is accepted; {@link #status}
     * tells how it goes on.
     *
     * @param attemptId the same id launches the same task, never a second one
     * @throws TaskStartException with a cause that a person can act on
     */
    TaskRef launch(User owner, String attemptId);

    /** How the task is now. A task that this runtime does not know is {@link TaskStatus.Gone}. */
    TaskStatus status(TaskRef task);

    /** Stops it gracefully, by force after {@code grace}; returns when it is gone. */
    void stop(TaskRef task, Duration grace);

    /** Called, from any thread, for each task that ended, with the cause; at least once. */
    void onTaskEnded(BiConsumer<TaskRef, String> listener);

    /** Removes what {@link #provision} made, and the person's files if asked. */
    void deprovision(UserId userId, boolean deleteFiles);
}
