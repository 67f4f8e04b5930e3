package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Each call of AWS that a sweep makes goes wrong in each way, once: the sweeps after it do what it
 * did not. One workspace is idle, one's task crashed unheard, and one task has no owner.
 */
class SweepFaultsTest {
    private static final Duration WORK = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(40);

    @Test
    void theNextSweepsFinishWhatAFaultKeptOneFrom() {
        List<String> problems = new ArrayList<>();
        QuietLogs.hush();
        try (CloudWorld world = new CloudWorld(3);
                WorkspaceService healthy = world.process(Injection.none().script())) {
            Injection undisturbed = Injection.none();
            sweepIn(world, healthy, undisturbed);
            int calls = undisturbed.calls().size();
            assertThat(calls).isGreaterThan(10);
            for (int point = 0; point < calls; point++) {
                for (FaultType type : FaultType.values()) {
                    Injection injection = Injection.at(point, type);
                    sweepIn(world, healthy, injection);
                    healthy.sweep();
                    healthy.awaitWork(WORK);
                    world.clock.skip(LONG);
                    healthy.sweep();
                    healthy.awaitWork(WORK);
                    Remains remains = new Remains(world);
                    remains.orphans().forEach(each -> problems.add(injection + " left " + each));
                    remains.wrong().forEach(each -> problems.add(injection + " left " + each));
                    if (!world.ecs.live().isEmpty()) {
                        problems.add(injection + " left a task up");
                    }
                }
            }
            assertThat(world.ecs.doubles()).isEmpty();
        }
        assertThat(problems).isEmpty();
    }

    /** Sets the stage and has a process sweep it that fails as the injection says. */
    private static void sweepIn(CloudWorld world, WorkspaceService healthy, Injection injection) {
        world.people.forEach(person -> healthy.start(person.id()));
        world.people.forEach(
                person ->
                        Eventually.get(
                                () -> healthy.find(person.id()),
                                record -> record.state() == WorkspaceState.RUNNING,
                                WORK));
        healthy.awaitWork(WORK);
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
        Eventually.get(
                () -> healthy.find(id), record -> record.state() == WorkspaceState.STOPPED, WORK);
        world.ecs.runTask(task -> task.taskDefinition(CloudWorld.NAMES.workspaceFamily(id)));
    }

    private static void crash(CloudWorld world, UserId id) {
        world.ecs.live().stream()
                .filter(task -> task.group().endsWith("-" + id))
                .map(Task::taskArn)
                .forEach(world.ecs::crash);
    }
}
