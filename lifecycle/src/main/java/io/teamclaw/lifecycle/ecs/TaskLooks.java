package io.teamclaw.lifecycle.ecs;

import io.teamclaw.lifecycle.waiting.Pause;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Looks at tasks. ECS is eventually consistent: for some seconds after its launch a task may be
 * MISSING. Hence one that is missing is looked for again, and one that was launched from here is
 * believed in for a minute.
 */
final class TaskLooks {
    private static final Duration NEW = Duration.ofMinutes(1);
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private final EcsTasks tasks;
    private final Clock clock;
    private final Pause pause;
    private final Map<TaskRef, Instant> launched = new ConcurrentHashMap<>();

    TaskLooks(EcsTasks tasks, Clock clock, Pause pause) {
        this.tasks = tasks;
        this.clock = clock;
        this.pause = pause;
    }

    void launched(TaskRef task) {
        Instant now = clock.instant();
        launched.values().removeIf(at -> at.plus(NEW).isBefore(now));
        launched.put(task, now);
    }

    /** Whether it was launched from here within the last minute. */
    boolean isNew(TaskRef task) {
        Instant at = launched.get(task);
        return at != null && clock.instant().isBefore(at.plus(NEW));
    }

    /** Those that ECS knows, after some seconds of doubt about those that it does not. */
    Map<TaskRef, Task> find(Collection<TaskRef> refs) {
        Map<TaskRef, Task> found = new LinkedHashMap<>(tasks.describe(refs));
        for (Duration time : PATIENCE) {
            Set<TaskRef> missing = new LinkedHashSet<>(refs);
            missing.removeAll(found.keySet());
            missing.removeIf(this::isNew);
            if (missing.isEmpty()) {
                break;
            }
            pause.of(time);
            found.putAll(tasks.describe(missing));
        }
        return found;
    }
}
