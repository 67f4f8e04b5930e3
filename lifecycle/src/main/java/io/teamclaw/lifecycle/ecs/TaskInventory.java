package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The workspaces' tasks that run, recorded or not; those of the platform's services, on the same
 * cluster, are of other families.
 */
public final class TaskInventory implements Inventory {
    /** Between ARN and what started it; in no ARN. */
    private static final String AND = "|";

    private final EcsPlatform platform;
    private final EcsTasks tasks;
    private final Clock clock;

    public TaskInventory(EcsPlatform platform, EcsClient ecs, Clock clock) {
        this.platform = platform;
        this.tasks = new EcsTasks(ecs, platform.clusterArn());
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "task";
    }

    @Override
    public boolean growsWithPeople() {
        return false;
    }

    @Override
    public Page list(Optional<String> from) {
        ListTasksResponse page = page(from);
        List<TaskRef> refs = page.taskArns().stream().map(TaskRef::new).toList();
        List<Thing> things = new ArrayList<>();
        tasks.describe(refs).values().forEach(task -> thing(task).ifPresent(things::add));
        return new Page(things, Optional.ofNullable(page.nextToken()));
    }

    /** Tokens are good for a day. */
    private ListTasksResponse page(Optional<String> from) {
        try {
            return tasks.page(from);
        } catch (InvalidParameterException e) {
            if (from.isEmpty()) {
                throw e;
            }
            return tasks.page(Optional.empty());
        }
    }

    private Optional<Thing> thing(Task task) {
        TaskView view = new TaskView(task);
        if (view.isEnding()) {
            return Optional.empty();
        }
        String id = task.taskArn() + AND + Objects.requireNonNullElse(task.startedBy(), "");
        return view.owner(platform.names())
                .map(
                        owner ->
                                new Thing(
                                        id,
                                        owner,
                                        Optional.ofNullable(task.createdAt())
                                                .orElseGet(clock::instant)));
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        String startedBy = thing.id().substring(thing.id().indexOf(AND) + 1);
        if (startedBy.equals(WorkspaceTask.STARTED_BY_REMOVAL)) {
            return record.removal().isPresent();
        }
        if (record.task().isPresent()) {
            return record.task().get().equals(ref(thing));
        }
        return record.isStarting() && record.attemptId().equals(Optional.of(startedBy));
    }

    @Override
    public void remove(Thing thing) {
        tasks.stop(ref(thing), "TeamClaw found no workspace that this task belongs to");
    }

    private static TaskRef ref(Thing thing) {
        return new TaskRef(thing.id().substring(0, thing.id().indexOf(AND)));
    }
}
