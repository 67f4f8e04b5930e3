package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.ecs.home.Homes;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Pause;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Runs each workspace as a task on Fargate, under a family of its own, by which the owner of each
 * task is known. It remembers a little, to be patient with ECS, and needs none of it: any number of
 * them, in any process, work on the same tasks.
 */
public final class EcsTaskRuntime implements TaskRuntime {
    private final EcsPlatform platform;
    private final Homes homes;
    private final GatewayProbe probe;
    private final EcsTasks tasks;
    private final TaskLooks looks;
    private final TaskLauncher launcher;
    private final TaskStop stop;
    private final Map<UserId, String> definitions = new ConcurrentHashMap<>();

    /**
     * @param ecs in the cluster's region
     * @param homes what is made before a start
     * @param probe who answers at a task's address
     * @param pause how to wait for AWS
     */
    public EcsTaskRuntime(
            EcsPlatform platform,
            EcsClient ecs,
            Homes homes,
            GatewayProbe probe,
            Clock clock,
            Pause pause) {
        this.platform = platform;
        this.homes = homes;
        this.probe = probe;
        this.tasks = new EcsTasks(ecs, platform.clusterArn());
        this.looks = new TaskLooks(tasks, clock, pause);
        this.launcher = new TaskLauncher(platform, tasks, clock, pause);
        this.stop = new TaskStop(tasks, looks, new Waiting(clock, pause));
    }

    @Override
    public void provision(User owner) {
        definitions.put(owner.id(), homes.provision(owner));
    }

    @Override
    public TaskRef launch(User owner, String attemptId) {
        TaskRef task = launcher.launch(owner, attemptId, definition(owner.id()));
        looks.launched(task);
        return task;
    }

    /**
     * The revision that was provisioned here, else the family's newest, which is the same unless
     * ECS has not heard of it everywhere yet.
     */
    private String definition(UserId owner) {
        return definitions.getOrDefault(owner, platform.names().workspaceFamily(owner));
    }

    @Override
    public TaskStatus status(TaskRef ref) {
        Optional<Task> task = Optional.ofNullable(looks.find(List.of(ref)).get(ref));
        TaskStatus status = status(ref, task);
        if (status instanceof TaskStatus.Ready ready && !answers(task, ready.address())) {
            return new TaskStatus.Pending(StartPhase.GATEWAY);
        }
        return status;
    }

    private boolean answers(Optional<Task> task, TaskAddress address) {
        return task.map(TaskView::new)
                .flatMap(view -> view.owner(platform.names()))
                .filter(owner -> probe.answersAs(owner, address))
                .isPresent();
    }

    @Override
    public Map<TaskRef, TaskStatus> statuses(Collection<TaskRef> refs) {
        Map<TaskRef, Task> found = looks.find(refs);
        Map<TaskRef, TaskStatus> statuses = new LinkedHashMap<>();
        refs.forEach(ref -> statuses.put(ref, status(ref, Optional.ofNullable(found.get(ref)))));
        return statuses;
    }

    private TaskStatus status(TaskRef ref, Optional<Task> task) {
        if (task.isPresent()) {
            return new TaskView(task.get()).status();
        }
        return looks.isNew(ref)
                ? new TaskStatus.Pending(StartPhase.MACHINE)
                : new TaskStatus.Gone(FailureKind.INTERRUPTED, "AWS does not know its task");
    }

    @Override
    public List<TaskRef> tasksOf(UserId owner) {
        String family = platform.names().workspaceFamily(owner);
        List<TaskRef> running = tasks.ofFamily(family, DesiredStatus.RUNNING);
        Set<TaskRef> listed = new LinkedHashSet<>(running);
        // One that is stopping still writes to the person's files.
        listed.addAll(tasks.ofFamily(family, DesiredStatus.STOPPED));
        Map<TaskRef, Task> known = tasks.describe(listed);
        return listed.stream()
                .filter(ref -> isLive(Optional.ofNullable(known.get(ref)), running.contains(ref)))
                .toList();
    }

    @Override
    public List<TaskRef> workspacesOf(UserId owner) {
        List<TaskRef> all = tasksOf(owner);
        // A wipe that was just launched may be MISSING, and has to be told from a workspace.
        Map<TaskRef, Task> known = looks.find(all);
        return all.stream().filter(ref -> !isWipe(Optional.ofNullable(known.get(ref)))).toList();
    }

    private static boolean isWipe(Optional<Task> task) {
        return task.map(Task::startedBy)
                .filter(WorkspaceTask.STARTED_BY_REMOVAL::equals)
                .isPresent();
    }

    /** What is listed as running may be MISSING where it is looked at, as long as it is new. */
    private static boolean isLive(Optional<Task> task, boolean isListed) {
        return task.map(each -> !new TaskView(each).isStopped()).orElse(isListed);
    }

    @Override
    public void stop(TaskRef task, Duration grace) {
        stop.stop(task, grace);
    }

    @Override
    public void deprovision(UserId userId, boolean deleteFiles) {
        definitions.remove(userId);
        homes.deprovision(userId, deleteFiles);
    }
}
