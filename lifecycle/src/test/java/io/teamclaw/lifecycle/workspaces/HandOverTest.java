package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process whose time is up has others finish what it was at. */
class HandOverTest {
    private final Floor floor = new Floor();
    private final List<UserId> handedOver = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void ofAStartIsCarriedOnAtOnce() {
        CountDownLatch gate = floor.runtime.holdProvisioning();
        try (WorkspaceService ending = process()) {
            ending.start(floor.ada);
            Eventually.get(floor.runtime::provisioned, all -> !all.isEmpty());
        }
        assertThat(handedOver).containsExactly(floor.ada);
        gate.countDown();

        floor.service.carryOn(floor.ada);

        floor.runtime.ready(floor.runtime.awaitTask(floor.ada, 1), Floor.ADDRESS);
        floor.await(WorkspaceState.RUNNING);
    }

    @Test
    void ofAStopIsCarriedOnAtOnce() {
        floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        try (WorkspaceService ending = process()) {
            ending.stop(floor.ada);
        }
        assertThat(handedOver).containsExactly(floor.ada);
        gate.countDown();

        floor.service.carryOn(floor.ada);

        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void endsWithTheDeadline() {
        floor.runtime.holdProvisioning();
        try (WorkspaceService ending = process()) {
            ending.start(floor.ada);
            Eventually.get(floor.runtime::provisioned, all -> !all.isEmpty());
            floor.clock.advance(Transitions.START_LIMIT);
        }

        assertThat(handedOver).isEmpty();
    }

    @Test
    void isNotOfWhatIsDone() {
        try (WorkspaceService ending = process()) {
            ending.start(floor.ada);
            floor.runtime.ready(floor.runtime.awaitTask(floor.ada, 1), Floor.ADDRESS);
            floor.await(WorkspaceState.RUNNING);
        }
        floor.service.carryOn(floor.ada);

        assertThat(handedOver).isEmpty();
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.RUNNING);
    }

    @Test
    void comesAfterTheWorkHasEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        BackgroundWork work = new BackgroundWork();
        work.run(
                "slow",
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.park();
                    }
                    Thread.interrupted();
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    ended.set(true);
                });

        work.close();

        assertThat(ended).as("what was interrupted gets a moment").isTrue();
    }

    private WorkspaceService process() {
        StartDispatcher dispatcher =
                new StartDispatcher() {
                    @Override
                    public void start(UserId userId) {
                        throw new AssertionError("nobody waits in line");
                    }

                    @Override
                    public void carryOn(UserId userId) {
                        handedOver.add(userId);
                    }
                };
        return WorkspaceService.create(
                floor.dynamoDb.client(),
                EmbeddedDynamoDb.ENVIRONMENT,
                new WorkspacePlatform(
                        floor.users,
                        floor.runtime,
                        floor.platform.routing(),
                        floor.platform.gateway(),
                        floor.platform.rules(),
                        floor.platform.use(),
                        List.of(),
                        floor.clock,
                        List.of(),
                        Optional.of(dispatcher)));
    }
}
