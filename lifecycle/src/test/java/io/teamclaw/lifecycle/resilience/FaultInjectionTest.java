package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each call of AWS that a piece of work makes goes wrong in each way, once: the next call, or the
 * sweeps, put it right. Which calls there are is learned from an undisturbed run.
 */
class FaultInjectionTest {
    private static final Duration WORK = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(40);
    private static final int AT_ONCE = 48;

    /** What is disturbed, from where. */
    enum Work {
        FIRST_START(false, (service, person) -> service.start(person.id())),
        STOP(true, (service, person) -> service.stop(person.id())),
        STOP_AND_START_AGAIN(
                true,
                (service, person) -> {
                    service.stop(person.id());
                    service.awaitWork(WORK);
                    service.start(person.id());
                }),
        REMOVAL_WITH_FILES(
                true, (service, person) -> service.deprovision(person.id(), Removal.DELETE_FILES));

        private final boolean runsBefore;
        private final BiConsumer<WorkspaceService, User> body;

        Work(boolean runsBefore, BiConsumer<WorkspaceService, User> body) {
            this.runsBefore = runsBefore;
            this.body = body;
        }
    }

    /** What comes after the disturbed work. */
    enum Rescue {
        NEXT_CALL,
        TWO_SWEEPS
    }

    static Stream<Arguments> disturbances() {
        return Stream.of(Work.values())
                .flatMap(work -> Stream.of(Rescue.values()).map(each -> Arguments.of(work, each)));
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @MethodSource("disturbances")
    void endsRightWhateverCallFails(Work work, Rescue rescue) {
        int calls = undisturbed(work).size();
        assertThat(calls).isGreaterThan(3);
        List<Injection> injections = new ArrayList<>();
        for (int point = 0; point < calls; point++) {
            for (FaultType type : FaultType.values()) {
                injections.add(Injection.at(point, type));
            }
        }
        QuietLogs.hush();
        try (CloudWorld world = new CloudWorld(injections.size())) {
            if (work.runsBefore) {
                allRun(world);
            }
            inParallel(injections.size(), i -> disturb(world, work, injections.get(i), i));
            world.clock.skip(LONG);

            List<String> problems = rescue(world, rescue, injections);

            assertThat(world.ecs.doubles()).isEmpty();
            assertThat(problems).isEmpty();
        }
    }

    /** The calls of a run where nothing fails. */
    private static List<String> undisturbed(Work work) {
        try (CloudWorld world = new CloudWorld(1)) {
            if (work.runsBefore) {
                allRun(world);
            }
            Injection none = Injection.none();
            disturb(world, work, none, 0);
            return none.calls();
        }
    }

    private static void disturb(CloudWorld world, Work work, Injection injection, int number) {
        try (WorkspaceService service = world.process(injection.script())) {
            work.body.accept(service, world.people.get(number));
            service.awaitWork(WORK);
        } catch (RuntimeException e) {
            // The caller sees an error, or died: what is left is what this test is about.
            assertThat(e).isNotNull();
        }
    }

    private static List<String> rescue(
            CloudWorld world, Rescue rescue, List<Injection> injections) {
        try (WorkspaceService healthy = world.process(Injection.none().script())) {
            if (rescue == Rescue.NEXT_CALL) {
                allRun(world, healthy);
            } else {
                for (int i = 0; i < 2; i++) {
                    healthy.sweep();
                    healthy.awaitWork(WORK);
                    world.clock.skip(LONG);
                }
            }
            return problems(world, healthy, rescue, injections);
        }
    }

    private static List<String> problems(
            CloudWorld world, WorkspaceService healthy, Rescue rescue, List<Injection> injections) {
        List<String> problems = new ArrayList<>();
        Remains remains = new Remains(world);
        problems.addAll(remains.orphans());
        problems.addAll(remains.wrong());
        for (int i = 0; i < injections.size(); i++) {
            Workspace record = healthy.find(world.people.get(i).id());
            boolean right =
                    rescue == Rescue.NEXT_CALL
                            ? record.state() == WorkspaceState.RUNNING
                            : !record.isInTransition();
            if (!right) {
                problems.add(injections.get(i) + " left " + record);
            }
        }
        return problems;
    }

    private static void allRun(CloudWorld world) {
        try (WorkspaceService service = world.process(Injection.none().script())) {
            allRun(world, service);
        }
    }

    private static void allRun(CloudWorld world, WorkspaceService service) {
        inParallel(world.people.size(), i -> runs(service, world.people.get(i)));
        service.awaitWork(WORK);
    }

    /** Asks again where an earlier stop or removal had to be finished first. */
    private static void runs(WorkspaceService service, User person) {
        for (int attempt = 0; attempt < 3; attempt++) {
            service.start(person.id());
            Workspace settled =
                    Eventually.get(
                            () -> service.find(person.id()),
                            record -> !record.isInTransition(),
                            WORK);
            if (settled.state() == WorkspaceState.RUNNING) {
                return;
            }
        }
    }

    private static void inParallel(int count, IntConsumer work) {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService hands =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int i = 0; i < count; i++) {
                int number = i;
                hands.execute(
                        () -> {
                            try {
                                work.accept(number);
                            } catch (RuntimeException | AssertionError e) {
                                failures.add(e);
                            }
                        });
            }
        }
        assertThat(failures).isEmpty();
    }
}
