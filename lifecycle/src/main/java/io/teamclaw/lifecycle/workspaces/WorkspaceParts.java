package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every work on a workspace needs.
 *
 * @param records where the state is
 * @param transitions what the state becomes
 * @param platform what the workspaces live on
 * @param background what this process is doing
 */
record WorkspaceParts(
        WorkspaceRecords records,
        Transitions transitions,
        WorkspacePlatform platform,
        BackgroundWork background) {
    private static final Logger LOG = System.getLogger(WorkspaceParts.class.getName());
    static final Duration STOP_GRACE = Duration.ofSeconds(20);

    TaskRuntime runtime() {
        return platform.runtime();
    }

    UserStore users() {
        return platform.users();
    }

    /**
     * @return whether it is gone for sure
     */
    boolean stopTask(TaskRef task) {
        try {
            runtime().stop(task, STOP_GRACE);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The task " + task.value() + " could not be stopped", e);
            return false;
        }
    }

    /**
     * Records the failure at once, so that the person sees it, and then removes the task. Until
     * that is done the record keeps naming the task: whoever starts next removes it first.
     */
    void failAndRemove(UserId userId, Predicate<Workspace> condition, Failure failure) {
        records.moveWhile(userId, condition, now -> transitions.failed(now, failure, now.task()))
                .filter(failed -> failed.task().filter(this::stopTask).isPresent())
                .ifPresent(
                        failed ->
                                records.move(
                                        failed,
                                        transitions.failed(failed, failure, Optional.empty())));
    }
}
