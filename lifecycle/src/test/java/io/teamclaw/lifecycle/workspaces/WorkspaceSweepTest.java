package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class WorkspaceSweepTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void stopsWhatIsRecordedAsRunningAfterTheMachineWentDown() {
        floor.running();
        floor.runtime.forgetAll();

        try (WorkspaceService restarted = floor.anotherProcess()) {
            restarted.sweep();

            Workspace stopped = restarted.find(floor.ada);
            assertThat(stopped.state()).isEqualTo(WorkspaceState.STOPPED);
            assertThat(stopped.task()).isEmpty();
        }
    }

    @Test
    void leavesWhatRunsAlone() {
        floor.running();
        Workspace running = floor.service.find(floor.ada);

        floor.service.sweep();

        assertThat(floor.service.find(floor.ada)).isEqualTo(running);
    }

    @Test
    void learnsANewAddress() {
        TaskRef task = floor.running();
        TaskAddress moved = new TaskAddress("127.0.0.1", 18999);
        floor.runtime.ready(task, moved);

        floor.service.sweep();

        assertThat(floor.service.find(floor.ada).address()).contains(moved);
    }

    @Test
    void followsAStartThatAnotherProcessLeft() {
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.start(floor.ada);
            floor.runtime.awaitTask(floor.ada, 1);
            Eventually.get(() -> dying.find(floor.ada), now -> now.task().isPresent());
        }
        floor.runtime.ready(floor.runtime.awaitTask(floor.ada, 1), Floor.ADDRESS);
        floor.clock.advance(Transitions.STEP_LIMIT);

        assertThat(floor.service.sweep().takenOver()).isEqualTo(1);

        floor.await(WorkspaceState.RUNNING);
        assertThat(floor.runtime.launchCalls()).isEqualTo(1);
    }

    @Test
    void failsAStartWhoseTaskWentDownWithTheMachine() {
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.start(floor.ada);
            Eventually.get(() -> dying.find(floor.ada), now -> now.task().isPresent());
        }
        floor.runtime.forgetAll();
        floor.clock.advance(Transitions.STEP_LIMIT);

        floor.service.sweep();

        assertThat(floor.await(WorkspaceState.FAILED).cause().orElseThrow())
                .contains("Start it again");
    }

    @Test
    void failsAStartThatHangsBeyondItsDeadline() {
        CountDownLatch gate = floor.runtime.holdLaunches();
        floor.service.start(floor.ada);
        Eventually.get(floor.runtime::launchCalls, calls -> calls == 1);
        floor.clock.advance(Duration.ofMinutes(5));

        floor.service.sweep();

        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.FAILED);
        gate.countDown();
        TaskRef late = floor.runtime.awaitTask(floor.ada, 1);
        Eventually.get(floor.runtime::stopped, stopped -> stopped.contains(late));
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.FAILED);
    }

    @Test
    void finishesAStopThatAnotherProcessLeft() {
        floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.stop(floor.ada);
        }
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);
        gate.countDown();
        floor.clock.advance(Transitions.DRAIN_LIMIT.plus(Transitions.STOP_LIMIT));

        assertThat(floor.service.sweep().takenOver()).isEqualTo(1);

        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void leavesStartsAndStopsToTheProcessThatIsAtThem() {
        CountDownLatch provisioning = floor.runtime.holdProvisioning();
        CountDownLatch stops = floor.runtime.holdStops();
        try (WorkspaceService other = floor.anotherProcess()) {
            floor.service.start(floor.ada);
            Workspace starting = floor.await(StartPhase.PROVISIONING);
            assertThat(other.sweep().takenOver()).isZero();
            assertThat(other.find(floor.ada)).isEqualTo(starting);
            provisioning.countDown();
            floor.runtime.ready(floor.runtime.awaitTask(floor.ada, 1), Floor.ADDRESS);
            floor.await(WorkspaceState.RUNNING);

            Workspace stopping = floor.service.stopNow(floor.ada);
            floor.clock.advance(Duration.ofSeconds(90));
            assertThat(other.sweep().takenOver()).isZero();
            assertThat(other.find(floor.ada)).isEqualTo(stopping);
            stops.countDown();
            floor.await(WorkspaceState.STOPPED);
        }
    }

    @Test
    void givesAStartThatItCarriesOnNoMoreTime() {
        CountDownLatch gate = floor.runtime.holdProvisioning();
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.start(floor.ada);
            Eventually.get(floor.runtime::provisioned, all -> all.size() == 1);
        }
        gate.countDown();
        Workspace left = floor.service.find(floor.ada);
        floor.clock.advance(Transitions.STEP_LIMIT);

        floor.service.sweep();

        floor.runtime.awaitTask(floor.ada, 1);
        assertThat(floor.service.find(floor.ada).deadline()).isEqualTo(left.deadline());
    }

    @Test
    void repeatsALaunchThatWasCutOffWhenItsTimeHasPassed() {
        CountDownLatch gate = floor.runtime.holdLaunches();
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.start(floor.ada);
            floor.await(StartPhase.LAUNCHING);
        }
        gate.countDown();
        assertThat(floor.service.sweep().takenOver()).isZero();
        floor.clock.advance(TaskRuntime.LAUNCH_LIMIT);

        assertThat(floor.service.sweep().takenOver()).isEqualTo(1);

        floor.runtime.awaitTask(floor.ada, 1);
    }

    @Test
    void removesWhatAFailedStopLeftBehind() {
        floor.running();
        floor.runtime.failStop(new IllegalStateException("not now"));
        floor.service.stop(floor.ada);
        assertThat(floor.await(WorkspaceState.FAILED).hasLeftovers()).isTrue();
        floor.recover();
        floor.service.awaitWork(Duration.ofSeconds(10));

        assertThat(floor.service.sweep().repaired()).isEqualTo(1);

        Eventually.get(() -> floor.service.find(floor.ada), now -> !now.hasLeftovers());
        assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
        assertThat(floor.service.sweep().repaired()).isZero();
    }

    @Test
    void putsTheOthersRightWhenOneRecordIsBroken() {
        UserId broken = new UserId("a-broken-one");
        floor.dynamoDb
                .client()
                .putItem(
                        put ->
                                put.tableName("teamclaw-workspaces-" + EmbeddedDynamoDb.ENVIRONMENT)
                                        .item(
                                                Map.of(
                                                        "userId",
                                                        AttributeValue.fromS(broken.value()),
                                                        "state",
                                                        AttributeValue.fromS("running"),
                                                        "lastActiveAt",
                                                        AttributeValue.fromS("2020"))));
        floor.running();
        floor.runtime.forgetAll();

        floor.service.sweep();

        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.STOPPED);
    }
}
