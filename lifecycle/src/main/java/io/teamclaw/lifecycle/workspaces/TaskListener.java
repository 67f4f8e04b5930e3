package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;

/** Hears of tasks that ended; maybe late, more than once, and of tasks that are long replaced. */
@FunctionalInterface
public interface TaskListener {
    void taskEnded(UserId owner, TaskRef task, TaskStatus.Gone how);
}
