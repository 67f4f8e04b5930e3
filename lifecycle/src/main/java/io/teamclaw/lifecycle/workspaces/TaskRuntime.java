package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs workspaces: ECS tasks in AWS, processes on one machine. Every method may be called again
 * with the same arguments and then changes nothing; one that was cut off half-way is finished by
 * the next call.
 */
public interface TaskRuntime {
    /**
     * Makes what a workspace needs before a start, and brings it up to date: what is there is found
     * again and never doubled.
     *
     * @throws TaskStartException with a cause that a person can act on
     */
    void provision(User owner);

    /**
     * Launches the task of one start attempt and returns as soon as it is accepted; {@link #status}
     * tells how it goes on. Ends within {@link #LAUNCH_LIMIT}: whatever is not there by then never
     * comes.
     *
     * @param attemptId the same id launches the same task, never a second one
     * @throws TaskStartException with a cause that a person can act on; of the kind {@code SERVICE}
     *     where the answer was lost, so that a task may still turn up
     */
    TaskRef launch(User owner, String attemptId);

    /** How long a launch may have an effect, seen from its call. */
    Duration LAUNCH_LIMIT = Duration.ofSeconds(30);

    /**
     * How the task is now; ready only if its gateway answers as that person's. A task that this
     * runtime does not know is {@link TaskStatus.Gone}.
     */
    TaskStatus status(TaskRef task);

    /**
     * How many tasks are now, in as few calls as possible: what runs and has an address counts as
     * ready, without asking its gateway.
     */
    default Map<TaskRef, TaskStatus> statuses(Collection<TaskRef> tasks) {
        Map<TaskRef, TaskStatus> statuses = new LinkedHashMap<>();
        tasks.forEach(task -> statuses.put(task, status(task)));
        return statuses;
    }

    /** The person's tasks that are not gone, recorded or not. */
    List<TaskRef> tasksOf(UserId owner);

    /** The same without those by which {@link #deprovision} deletes the person's files. */
    default List<TaskRef> workspacesOf(UserId owner) {
        return tasksOf(owner);
    }

    /** Stops it gracefully, by force after {@code grace}; returns when it is gone. */
    void stop(TaskRef task, Duration grace);

    /**
     * Removes what {@link #provision} made, and the person's files if asked; to be called when no
     * task of theirs is left.
     */
    void deprovision(UserId userId, boolean deleteFiles);
}
