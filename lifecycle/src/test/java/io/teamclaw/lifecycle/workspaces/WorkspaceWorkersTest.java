package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.FaultyRuntime;
import io.teamclaw.lifecycle.testing.FaultyRuntime.Fault;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several workers of one attempt bring about one task. */
class WorkspaceWorkersTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void whoFindsAnotherTaskRecordedStopsItsOwn() {
        var gate = floor.runtime.holdLaunches();
        floor.service.start(floor.ada);
        floor.await(StartPhase.LAUNCHING);
        TaskRef theirs = new TaskRef("task-of-another-worker");
        floor.runtime.phase(theirs, StartPhase.MACHINE);
        WorkspaceParts other = floor.parts();
        other.records()
                .moveWhile(
                        floor.ada, now -> true, now -> other.transitions().launched(now, theirs));

        gate.countDown();

        TaskRef mine = floor.runtime.awaitTask(floor.ada, 1);
        Eventually.get(floor.runtime::stopped, stopped -> stopped.contains(mine));
        assertThat(floor.service.find(floor.ada).task()).contains(theirs);
        floor.runtime.ready(theirs, Floor.ADDRESS);
        assertThat(floor.service.find(floor.ada).isStarting()).isTrue();
    }

    @Test
    void anOpenLaunchOfAnotherIsRepeatedOnlyWhenItCannotComeAnyMore() throws Exception {
        try (MortalProcess process = process()) {
            process.runtime().next(FaultyRuntime.Call.LAUNCH, Fault.DIES_BEFORE);
            process.service().start(floor.ada);
            Eventually.get(process::isDead, dead -> dead);
        }
        Workspace open = floor.service.find(floor.ada);
        assertThat(open.launchUntil()).isPresent();
        User owner = floor.users.find(floor.ada).orElseThrow();

        Thread worker = Thread.startVirtualThread(new StartAttempt(floor.parts(), owner, open));

        assertThat(worker.join(Duration.ofMillis(800))).isFalse();
        assertThat(floor.runtime.launchCalls()).isZero();
        assertThat(floor.service.find(floor.ada).version()).isEqualTo(open.version());

        floor.clock.advance(TaskRuntime.LAUNCH_LIMIT);

        floor.runtime.ready(floor.runtime.awaitTask(floor.ada, 1), Floor.ADDRESS);
        floor.await(WorkspaceState.RUNNING);
        assertThat(worker.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aRefusalThatIsNotSureKeepsThePlaceUntilNothingCanComeAnyMore() {
        floor.runtime.failLaunch(
                TaskStartException.unsure(FailureKind.QUOTA, "The quota is used up."));

        floor.service.start(floor.ada);

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.failure().orElseThrow().kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(failed.launchUntil()).isPresent();
        assertThat(failed.place()).isPresent();

        floor.clock.advance(TaskRuntime.LAUNCH_LIMIT);

        Workspace clean =
                Eventually.get(() -> floor.service.find(floor.ada), now -> !now.hasLeftovers());
        assertThat(clean.cause()).contains("The quota is used up.");
        assertThat(clean.place()).isEmpty();
    }

    private MortalProcess process() {
        return new MortalProcess(
                floor.dynamoDb, floor.platform, floor.clock, MortalProcess.noFences());
    }
}
