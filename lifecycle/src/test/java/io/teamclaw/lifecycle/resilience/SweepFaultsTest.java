package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Each call of AWS that a sweep makes goes wrong in each way, once: the sweeps after it do what it
 * did not. One workspace is idle, one's task crashed unheard, and one task has no owner.
 */
class SweepFaultsTest {
    private static final Duration WORK = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(40);

    /** So many stages at once: each mostly waits for its tasks. */
    private static final int STAGES = 8;

    @Test
    void theNextSweepsFinishWhatAFaultKeptOneFrom() {
        QuietLogs.hush();
        Queue<Injection> injections = new ConcurrentLinkedQueue<>(injections());
        Queue<String> problems = new ConcurrentLinkedQueue<>();
        CloudWorld.inParallel(
                IntStream.range(0, STAGES).boxed().toList(),
                stage -> {
                    try (CloudWorld world = new CloudWorld(3);
                            WorkspaceService healthy = world.process(Injection.none().script())) {
                        for (Injection next = injections.poll();
                                next != null;
                                next = injections.poll()) {
                            problems.addAll(after(next, world, healthy));
                        }
                        assertThat(world.ecs.doubles()).isEmpty();
                    }
                });
        assertThat(problems).isEmpty();
    }

    /** One for each call of an undisturbed sweep and each way. */
    private static List<Injection> injections() {
        Injection undisturbed = Injection.none();
        try (CloudWorld world = new CloudWorld(3);
                WorkspaceService healthy = world.process(Injection.none().script())) {
            sweepIn(world, healthy, undisturbed);
        }
        assertThat(undisturbed.calls()).hasSizeGreaterThan(10);
        List<Injection> injections = new ArrayList<>();
        for (int point = 0; point < undisturbed.calls().size(); point++) {
            for (FaultType type : FaultType.values()) {
                if (type.befalls(undisturbed.calls().get(point))) {
                    injections.add(Injection.at(point, type));
                }
            }
        }
        return injections;
    }

    private static List<String> after(
            Injection injection, CloudWorld world, WorkspaceService healthy) {
        sweepIn(world, healthy, injection);
        healthy.sweep();
        healthy.awaitWork(WORK);
        world.clock.skip(LONG);
        healthy.sweep();
        healthy.awaitWork(WORK);
        List<String> left = new ArrayList<>();
        Remains remains = new Remains(world);
        left.addAll(remains.orphans());
        left.addAll(remains.wrong());
        if (!world.ecs.live().isEmpty()) {
            left.add("a task that is up");
        }
        return left.stream().map(each -> injection + " left " + each).toList();
    }

    /** Sets the stage and has a process sweep it that fails as the injection says. */
    private static void sweepIn(CloudWorld world, WorkspaceService healthy, Injection injection) {
        world.people.forEach(person -> healthy.start(person.id()));
        healthy.awaitWork(WORK);
        world.people.forEach(
                person ->
                        assertThat(healthy.find(person.id()).state())
                                .isEqualTo(WorkspaceState.RUNNING));
        crash(world, world.people.get(1).id());
        orphan(world, healthy, world.people.get(2).id());
        world.clock.skip(LONG);
        try (WorkspaceService sweeping = world.process(injection.script())) {
            sweeping.sweep();
            sweeping.awaitWork(WORK);
        } catch (RuntimeException e) {
            // It died, or could not even begin: the next sweep does its work.
            assertThat(e).isNotNull();
        }
    }

    /** A task that nobody recorded. */
    private static void orphan(CloudWorld world, WorkspaceService healthy, UserId id) {
        healthy.stopNow(id);
        healthy.awaitWork(WORK);
        assertThat(healthy.find(id).state()).isEqualTo(WorkspaceState.STOPPED);
        world.ecs.runTask(task -> task.taskDefinition(CloudWorld.NAMES.workspaceFamily(id)));
    }

    private static void crash(CloudWorld world, UserId id) {
        world.ecs.live().stream()
                .filter(task -> task.group().endsWith("-" + id))
                .map(Task::taskArn)
                .forEach(world.ecs::crash);
    }
}
