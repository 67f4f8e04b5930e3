package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call of AWS that a piece of work makes goes wrong in each way, once: the next call, or the
 * sweeps, put it right. Which calls there are is learned from an undisturbed run. Routing by the
 * load balancer has a test of its own, which cuts each of its calls off.
 */
class FaultInjectionTest {
    private static final Duration WORK = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(40);

    /** ARNs, e-mail addresses and the ids of requests. */
    private static final Pattern PRIVATE =
            Pattern.compile("arn:|@|Request ID|[0-9a-f]{8}-[0-9a-f]{4}-");

    /** What is disturbed, from where. */
    enum Work {
        PROVISION(false, (service, person) -> service.provision(person.id())),
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

    /**
     * One disturbed person.
     *
     * @param restarted whether the next call comes before any sweep
     */
    private record Case(User person, Injection injection, boolean restarted) {}

    @ParameterizedTest
    @EnumSource(Work.class)
    void endsRightWhateverCallFails(Work work) {
        QuietLogs.hush();
        List<Injection> injections = injections(undisturbed(work));
        try (CloudWorld world = new CloudWorld(injections.size());
                WorkspaceService healthy = world.process(Injection.none().script())) {
            List<Case> cases = cases(world, injections);
            if (work.runsBefore) {
                run(world, healthy, cases);
            }
            CloudWorld.inParallel(cases, one -> disturb(world, work, one));
            List<String> problems = new ArrayList<>(unfitting(healthy, cases));
            world.clock.skip(LONG);

            // One half is started again at once, the other is the sweeps' alone.
            run(world, healthy, cases.stream().filter(Case::restarted).toList());
            problems.addAll(notRunning(healthy, cases));
            for (int i = 0; i < 2; i++) {
                healthy.sweep();
                healthy.awaitWork(WORK);
                world.clock.skip(LONG);
            }

            Remains remains = new Remains(world);
            problems.addAll(remains.orphans());
            problems.addAll(remains.wrong());
            assertThat(world.ecs.doubles()).isEmpty();
            assertThat(problems).isEmpty();
        }
    }

    /** The calls of a run where nothing fails. */
    private static List<String> undisturbed(Work work) {
        try (CloudWorld world = new CloudWorld(1);
                WorkspaceService healthy = world.process(Injection.none().script())) {
            Case one = new Case(world.people.getFirst(), Injection.none(), true);
            if (work.runsBefore) {
                run(world, healthy, List.of(one));
            }
            disturb(world, work, one);
            assertThat(one.injection().calls()).hasSizeGreaterThan(3);
            return one.injection().calls();
        }
    }

    /** One for each call and way. */
    private static List<Injection> injections(List<String> calls) {
        List<Injection> injections = new ArrayList<>();
        for (int point = 0; point < calls.size(); point++) {
            for (FaultType type : FaultType.values()) {
                if (type.befalls(calls.get(point))) {
                    injections.add(Injection.at(point, type));
                }
            }
        }
        return injections;
    }

    /** At each point, what rescues changes from way to way; in each way, from point to point. */
    private static List<Case> cases(CloudWorld world, List<Injection> injections) {
        List<Case> cases = new ArrayList<>();
        for (Injection each : injections) {
            boolean restarted = (each.point() + each.failure().ordinal()) % 2 == 0;
            cases.add(new Case(world.people.get(cases.size()), each, restarted));
        }
        return cases;
    }

    private static void disturb(CloudWorld world, Work work, Case one) {
        try (WorkspaceService service = world.process(one.injection().script())) {
            work.body.accept(service, one.person());
            service.awaitWork(WORK);
        } catch (RuntimeException e) {
            // The caller sees an error, or died: what is left is what this test is about.
            assertThat(e).isNotNull();
        }
    }

    /** Asks again where an earlier stop or removal had to be finished first. */
    private static void run(CloudWorld world, WorkspaceService service, List<Case> cases) {
        for (int attempt = 0; attempt < 3; attempt++) {
            CloudWorld.inParallel(cases, one -> service.start(one.person().id()));
            service.awaitWork(WORK);
        }
    }

    /** What a disturbed person is told: whose matter it is, and nothing of AWS's own words. */
    private static List<String> unfitting(WorkspaceService healthy, List<Case> cases) {
        List<String> problems = new ArrayList<>();
        for (Case one : cases) {
            Injection injection = one.injection();
            for (Failure told : healthy.find(one.person().id()).failure().stream().toList()) {
                String call = injection.calls().get(injection.point());
                if (!injection.failure().fitting(call).contains(told.kind())
                        || PRIVATE.matcher(told.cause()).find()) {
                    problems.add(injection + " is told as " + told);
                }
            }
        }
        return problems;
    }

    private static List<String> notRunning(WorkspaceService healthy, List<Case> cases) {
        List<String> problems = new ArrayList<>();
        for (Case one : cases) {
            Workspace record = healthy.find(one.person().id());
            if (one.restarted() && record.state() != WorkspaceState.RUNNING) {
                problems.add(one.injection() + " left " + record);
            }
        }
        return problems;
    }
}
