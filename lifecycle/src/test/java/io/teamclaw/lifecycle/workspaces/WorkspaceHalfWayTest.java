package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.FaultyRuntime;
import io.teamclaw.lifecycle.testing.FaultyRuntime.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starts and stops that are cut off at a bad moment leave nothing behind. */
class WorkspaceHalfWayTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void aLaunchIsAnnouncedUntilItIsRecorded() {
        var gate = floor.runtime.holdLaunches();
        floor.service.start(floor.ada);
        Workspace announced = floor.await(StartPhase.LAUNCHING);
        assertThat(announced.launchUntil()).contains(Floor.NOW.plus(TaskRuntime.LAUNCH_LIMIT));

        gate.countDown();
        floor.runtime.awaitTask(floor.ada, 1);

        Workspace recorded =
                Eventually.get(() -> floor.service.find(floor.ada), now -> now.task().isPresent());
        assertThat(recorded.launchUntil()).isEmpty();
    }

    @Test
    void aStopWaitsForALaunchOfADeadProcessAndRemovesWhatItLeft() {
        dieAt(Fault.DIES_AFTER);
        TaskRef unrecorded = floor.runtime.awaitTask(floor.ada, 1);

        floor.service.stop(floor.ada);
        assertThat(floor.service.start(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);
        floor.clock.advance(TaskRuntime.LAUNCH_LIMIT);

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.stopped()).containsExactly(unrecorded);
    }

    @Test
    void aStartTakesTheUnrecordedTaskOfADeadProcessOver() {
        dieAt(Fault.DIES_AFTER);
        TaskRef unrecorded = floor.runtime.awaitTask(floor.ada, 1);
        floor.clock.advance(Duration.ofMinutes(4));

        floor.service.start(floor.ada);
        Eventually.get(() -> floor.service.find(floor.ada), now -> now.task().isPresent());
        floor.runtime.ready(unrecorded, Floor.ADDRESS);

        assertThat(floor.await(WorkspaceState.RUNNING).task()).contains(unrecorded);
        assertThat(floor.runtime.launchesOf(floor.ada)).hasSize(1);
    }

    @Test
    void aLaunchWhoseAnswerWasLostFailsAndItsTaskIsRemoved() {
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        try (MortalProcess process = process()) {
            launchesWith(process, Fault.ANSWER_LOST);
            Workspace failed = floor.await(WorkspaceState.FAILED);
            assertThat(failed.hasLeftovers()).isTrue();
            assertThat(failed.place()).isPresent();

            floor.clock.advance(TaskRuntime.LAUNCH_LIMIT);

            Workspace clean =
                    Eventually.get(() -> floor.service.find(floor.ada), now -> !now.hasLeftovers());
            assertThat(clean.cause()).isEqualTo(failed.cause());
            assertThat(clean.place()).isEmpty();
            assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
        }
    }

    @Test
    void aStartRemovesEveryTaskThatIsNotItsOwnFirst() {
        TaskRef left = floor.runtime.launch(floor.users.find(floor.ada).orElseThrow(), "nobody's");

        floor.service.start(floor.ada);

        floor.runtime.awaitTask(floor.ada, 2);
        assertThat(floor.runtime.stopped()).containsExactly(left);
        assertThat(floor.runtime.doubled()).isEmpty();
    }

    @Test
    void aStartIsConnectedBeforeItRuns() {
        var gate = floor.platform.routing().hold();
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        floor.runtime.ready(task, Floor.ADDRESS);
        assertThat(floor.await(StartPhase.ROUTING).address()).isEmpty();

        gate.countDown();

        Workspace running = floor.await(WorkspaceState.RUNNING);
        assertThat(floor.platform.routing().wayOf(floor.ada)).contains(task);
        assertThat(running.start().orElseThrow().reached())
                .containsKeys(
                        StartPhase.REQUESTED,
                        StartPhase.PROVISIONING,
                        StartPhase.LAUNCHING,
                        StartPhase.ROUTING,
                        StartPhase.READY);
    }

    @Test
    void aStartThatCannotBeConnectedFailsAndLeavesNoTask() {
        floor.platform
                .routing()
                .fail(new TaskStartException(FailureKind.QUOTA, "The load balancer is full."));
        floor.runtime.readyAtOnce(Floor.ADDRESS);

        floor.service.start(floor.ada);

        assertThat(floor.await(WorkspaceState.FAILED).cause())
                .contains("The load balancer is full.");
        Eventually.get(() -> floor.service.find(floor.ada), now -> !now.hasLeftovers());
        assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
    }

    @Test
    void aWayThatComesAfterTheStopIsTakenBack() {
        var gate = floor.platform.routing().hold();
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        floor.service.start(floor.ada);
        floor.await(StartPhase.ROUTING);

        try (WorkspaceService other = floor.anotherProcess()) {
            other.stop(floor.ada);
            floor.await(WorkspaceState.STOPPED);
        }
        gate.countDown();
        floor.settle();

        assertThat(floor.platform.routing().wayOf(floor.ada)).isEmpty();
    }

    private void dieAt(Fault fault) {
        try (MortalProcess process = process()) {
            launchesWith(process, fault);
            Eventually.get(process::isDead, dead -> dead);
        }
    }

    private void launchesWith(MortalProcess process, Fault fault) {
        process.runtime().next(FaultyRuntime.Call.LAUNCH, fault);
        process.service().start(floor.ada);
    }

    private MortalProcess process() {
        return new MortalProcess(
                floor.dynamoDb, floor.platform, floor.clock, MortalProcess.noFences());
    }
}
