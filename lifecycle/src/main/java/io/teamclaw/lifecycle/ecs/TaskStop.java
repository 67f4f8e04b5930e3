package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.aws.AwsErrors;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.Task;

/** Stops a task and waits until it is gone. */
final class TaskStop {
    private static final Logger LOG = System.getLogger(TaskStop.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EcsTasks tasks;
    private final TaskLooks looks;
    private final Waiting waiting;

    TaskStop(EcsTasks tasks, TaskLooks looks, Waiting waiting) {
        this.tasks = tasks;
        this.looks = looks;
        this.waiting = waiting;
    }

    /**
     * @param grace for the containers, as far as it exceeds what their definition gives them
     * @throws IllegalStateException if it is not gone when even ECS should have killed it
     */
    void stop(TaskRef ref, Duration grace) {
        Duration longest = WorkspaceTask.LONGEST_STOP;
        Duration limit = grace.compareTo(longest) > 0 ? grace : longest;
        Patience patience = new Patience(limit, FIRST_PAUSE, LONGEST_PAUSE);
        waiting.until(patience, () -> Optional.of(ref).filter(this::isGone))
                .orElseThrow(
                        () -> new IllegalStateException("AWS has not stopped the task in time"));
    }

    /** Also asks for its end where nobody did; a look that fails is one in vain. */
    private boolean isGone(TaskRef ref) {
        try {
            Optional<Task> task = Optional.ofNullable(looks.find(List.of(ref)).get(ref));
            if (task.map(TaskView::new).map(TaskView::isStopped).orElse(!looks.isNew(ref))) {
                return true;
            }
            if (task.map(TaskView::new).filter(TaskView::isEnding).isEmpty()) {
                tasks.stop(ref, "TeamClaw stops this workspace");
            }
        } catch (SdkException e) {
            if (!AwsErrors.mayPass(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "A look at the task " + ref.value() + " failed: " + e);
        }
        return false;
    }
}
