package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.config.openclaw.Gateway;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;

/** A task of ours as ECS describes it. */
record TaskView(Task task) {
    private static final String FAMILY = "family:";
    private static final String RUNNING = "RUNNING";
    private static final String STOPPED = "STOPPED";

    /** Whose it is; empty where it is no workspace's. */
    Optional<UserId> owner(ResourceNames names) {
        return Optional.ofNullable(task.group())
                .filter(group -> group.startsWith(FAMILY))
                .flatMap(group -> names.ownerOf(group.substring(FAMILY.length())));
    }

    /** Nothing of it is left. */
    boolean isStopped() {
        return STOPPED.equals(task.lastStatus()) || "DELETED".equals(task.lastStatus());
    }

    /** It ended, or ends for good. */
    boolean isEnding() {
        return isStopped() || DesiredStatus.STOPPED.name().equals(task.desiredStatus());
    }

    /** Ready is what runs and has an address, whether its gateway answers or not. */
    TaskStatus status() {
        if (isEnding()) {
            return TaskEnding.of(ending());
        }
        Optional<TaskAddress> address = address();
        if (address.isEmpty()) {
            return new TaskStatus.Pending(StartPhase.MACHINE);
        }
        return runs()
                ? new TaskStatus.Ready(address.get())
                : new TaskStatus.Pending(StartPhase.SIDECAR);
    }

    private boolean runs() {
        return task.containers().stream()
                .filter(each -> WorkspaceTask.AGENT.equals(each.name()))
                .findFirst()
                .map(agent -> RUNNING.equals(agent.lastStatus()))
                .orElse(RUNNING.equals(task.lastStatus()));
    }

    private Optional<TaskAddress> address() {
        return task.attachments().stream()
                .filter(each -> "ATTACHED".equals(each.status()))
                .map(Attachment::details)
                .flatMap(details -> details.stream())
                .filter(detail -> "privateIPv4Address".equals(detail.name()))
                .map(KeyValuePair::value)
                .findFirst()
                .map(host -> new TaskAddress(host, Gateway.PORT));
    }

    private StoppedTask ending() {
        return new StoppedTask(
                Optional.ofNullable(task.stopCodeAsString()),
                Optional.ofNullable(task.stoppedReason()),
                task.containers().stream().map(TaskView::ending).toList());
    }

    private static StoppedTask.Container ending(Container container) {
        return new StoppedTask.Container(
                container.name(),
                Optional.ofNullable(container.exitCode()),
                Optional.ofNullable(container.reason()));
    }
}
