package io.teamclaw.lifecycle.resilience;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Random operations on many workspaces, each in a process of its own, with faults; then peace, two
 * sweeps, and a look at what is left.
 */
final class Soak {
    private static final Logger LOG = System.getLogger(Soak.class.getName());
    private static final int AT_ONCE = 64;

    /** What a function has for one invocation. */
    private static final Duration INVOCATION = Duration.ofMinutes(5);

    /** Longer than any deadline, and than the sweep's grace. */
    private static final Duration LONG = Duration.ofMinutes(40);

    private final int operations;
    private final long seed;
    private final Random random;
    private final RandomFaults faults;
    private final CloudWorld world;
    private final AtomicInteger done = new AtomicInteger();

    Soak(int people, int operations, double share, long seed) {
        this.operations = operations;
        this.seed = seed;
        this.random = new Random(seed);
        this.faults = new RandomFaults(seed, share);
        this.world = new CloudWorld(people);
    }

    SoakResult run(Duration limit) {
        QuietLogs.hush();
        Instant began = Instant.now();
        world.ecs.onStopped(this::tell);
        try (world) {
            disturb(limit);
            settle();
            Remains remains = new Remains(world);
            return new SoakResult(
                    seed,
                    world.people.size(),
                    done.get(),
                    faults.calls(),
                    faults.injected(),
                    world.ecs.launches(),
                    Duration.between(began, Instant.now()),
                    world.ecs.doubles(),
                    remains.orphans(),
                    remains.wrong());
        }
    }

    private void disturb(Duration limit) {
        ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        for (int i = 0; i < operations; i++) {
            Runnable operation = operation();
            hands.execute(
                    () -> {
                        operation.run();
                        done.incrementAndGet();
                    });
        }
        hands.shutdown();
        try {
            if (!hands.awaitTermination(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Only " + done.get() + " operations in " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Chosen in advance, so that a seed gives the same ones. */
    private Runnable operation() {
        User person = world.people.get(random.nextInt(world.people.size()));
        UserId id = person.id();
        int dice = random.nextInt(100);
        boolean choice = random.nextBoolean();
        if (dice < 45) {
            return () -> invoke(service -> service.start(id));
        } else if (dice < 57) {
            return () -> invoke(service -> service.stop(id));
        } else if (dice < 62) {
            return () -> invoke(service -> service.stopNow(id));
        } else if (dice < 67) {
            Removal removal = choice ? Removal.KEEP_FILES : Removal.DELETE_FILES;
            return () -> invoke(service -> service.deprovision(id, removal));
        } else if (dice < 82) {
            return () -> crash(id);
        } else if (dice < 87) {
            Rest answer = choice ? new Rest.Busy("an answer is being written") : new Rest.Resting();
            return () -> world.gateway.answer(id, answer);
        } else if (dice < 98) {
            return () -> invoke(service -> service.recordActivity(id, world.clock.instant()));
        }
        return () -> invoke(WorkspaceService::sweep);
    }

    /** As a function does it: a service for one call, until its work is done or time is up. */
    private void invoke(Consumer<WorkspaceService> call) {
        Process process = new Process();
        try (WorkspaceService service = world.process(faults.of(process))) {
            call.accept(service);
            service.awaitWork(INVOCATION.dividedBy(CloudWorld.SPEED));
        } catch (RuntimeException e) {
            // The caller goes away; that is what the next calls and sweeps are for.
            LOG.log(Level.DEBUG, "An operation failed, as some do", e);
        }
    }

    private void crash(UserId id) {
        String family = "family:" + CloudWorld.NAMES.workspaceFamily(id);
        world.ecs.live().stream()
                .filter(task -> task.group().equals(family))
                .map(Task::taskArn)
                .forEach(world.ecs::crash);
    }

    /** What EventBridge does: late, twice, or never. */
    private void tell(Task stopped) {
        String prefix = "family:" + CloudWorld.NAMES.workspaceFamily() + "-";
        UserId owner = new UserId(stopped.group().substring(prefix.length()));
        TaskStatus.Gone how = new TaskStatus.Gone(FailureKind.CRASHED, "exit code 1");
        TaskRef task = new TaskRef(stopped.taskArn());
        for (int i = random.nextInt(3); i > 0; i--) {
            Thread.startVirtualThread(() -> invoke(service -> service.taskEnded(owner, task, how)));
        }
    }

    /** Nothing fails any more, time passes, and two sweeps look after everything. */
    private void settle() {
        faults.end();
        world.people.forEach(person -> world.gateway.answer(person.id(), new Rest.Resting()));
        for (int i = 0; i < 2; i++) {
            world.clock.skip(LONG);
            invoke(WorkspaceService::sweep);
        }
    }
}
