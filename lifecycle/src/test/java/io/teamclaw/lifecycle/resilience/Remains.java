package io.teamclaw.lifecycle.resilience;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Task;

/** What is there in the end, against what is recorded. */
final class Remains {
    private final CloudWorld world;
    private final Map<UserId, Workspace> records = new HashMap<>();

    Remains(CloudWorld world) {
        this.world = world;
        letStop();
        try (WorkspaceService service = world.process(Injection.none().script())) {
            for (User person : world.people) {
                records.put(person.id(), service.find(person.id()));
            }
        }
    }

    /**
     * ECS ends what it was told to stop, looked at or not; the one in memory takes a look for it.
     */
    private void letStop() {
        world.ecs.live().stream()
                .filter(task -> "STOPPED".equals(task.desiredStatus()))
                .map(Task::taskArn)
                .forEach(arn -> world.ecs.describeTasks(look -> look.tasks(arn)));
    }

    /** Live tasks that are not recorded; roles and access points of whom there is no record. */
    List<String> orphans() {
        List<String> orphans = new ArrayList<>();
        Set<String> recorded =
                records.values().stream()
                        .flatMap(record -> record.task().stream())
                        .map(task -> task.value())
                        .collect(Collectors.toSet());
        for (Task task : world.ecs.live()) {
            if (!recorded.contains(task.taskArn())) {
                orphans.add("task of " + task.group());
            }
        }
        world.iam.names().stream()
                .map(name -> name.substring(CloudWorld.NAMES.workspaceFamily().length() + 1))
                .filter(id -> isAbsent(new UserId(id)))
                .forEach(id -> orphans.add("role of " + id));
        world.efs.all().stream()
                .flatMap(point -> point.tags().stream())
                .filter(tag -> tag.key().equals(WorkspacePermissions.USER_TAG))
                .filter(tag -> isAbsent(new UserId(tag.value())))
                .forEach(tag -> orphans.add("access point of " + tag.value()));
        return orphans;
    }

    private boolean isAbsent(UserId id) {
        return records.get(id).state() == WorkspaceState.ABSENT;
    }

    /** Records that are stuck, or name a task that is not there. */
    List<String> wrong() {
        Set<String> live = world.ecs.live().stream().map(Task::taskArn).collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (Workspace record : records.values()) {
            boolean runs = record.task().filter(task -> live.contains(task.value())).isPresent();
            boolean shouldRun = record.state() == WorkspaceState.RUNNING;
            if (record.isInTransition() || shouldRun != runs || shouldRun != isPlaced(record)) {
                wrong.add(record.toString());
            }
        }
        return wrong;
    }

    private static boolean isPlaced(Workspace record) {
        return record.place().isPresent();
    }
}
