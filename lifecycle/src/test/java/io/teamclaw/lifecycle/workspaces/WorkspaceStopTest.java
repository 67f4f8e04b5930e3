package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceStopTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void stopsTheTaskAndForgetsIt() {
        TaskRef task = floor.running();

        Workspace stopping = floor.service.stop(floor.ada);
        assertThat(stopping.state()).isEqualTo(WorkspaceState.STOPPING);
        assertThat(stopping.address()).isEmpty();

        Workspace stopped = floor.await(WorkspaceState.STOPPED);
        assertThat(stopped.task()).isEmpty();
        assertThat(stopped.cause()).isEmpty();
        assertThat(floor.runtime.stopped()).containsExactly(task);
    }

    @Test
    void stopsOnceHoweverManyAsk() throws Exception {
        floor.running();

        AtOnce.run(12, number -> floor.service.stop(floor.ada));

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.stopped()).hasSize(1);
    }

    @Test
    void leavesAloneWhatDoesNotRun() {
        assertThat(floor.service.stop(floor.ada)).isEqualTo(Workspace.absent(floor.ada));
        floor.runtime.failProvision("No.");
        floor.service.start(floor.ada);
        Workspace failed = floor.await(WorkspaceState.FAILED);

        assertThat(floor.service.stop(floor.ada)).isEqualTo(failed);
    }

    @Test
    void startsAgainAfterwards() {
        TaskRef first = floor.running();
        floor.service.stop(floor.ada);
        floor.await(WorkspaceState.STOPPED);

        assertThat(floor.running()).isNotEqualTo(first);
    }

    @Test
    void letsAStartWaitUntilItHasStopped() {
        floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        floor.service.stop(floor.ada);

        assertThat(floor.service.start(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);

        gate.countDown();
        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.launchCalls()).isEqualTo(1);
    }

    @Test
    void isFollowedByTheStartOfWhoHasAJobDue() {
        TaskRef first = floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        floor.service.stop(floor.ada);

        assertThat(floor.service.startAfterStop(floor.ada).state())
                .isEqualTo(WorkspaceState.STOPPING);
        assertThat(floor.service.startsLater(floor.ada)).isTrue();

        gate.countDown();
        TaskRef second = floor.runtime.awaitTask(floor.ada, 2);
        assertThat(second).isNotEqualTo(first);
        assertThat(floor.service.startsLater(floor.ada)).isFalse();
    }

    @Test
    void overrulesAStartThatIsOnItsWayUp() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        Eventually.get(() -> floor.service.find(floor.ada), now -> now.task().isPresent());

        floor.service.stop(floor.ada);

        Workspace stopped = floor.await(WorkspaceState.STOPPED);
        assertThat(stopped.cause()).isEmpty();
        assertThat(floor.runtime.stopped()).containsExactly(task);
    }

    @Test
    void overrulesAStartInTheMiddleOfItsLaunchAndLeavesNoTask() {
        CountDownLatch gate = floor.runtime.holdLaunches();
        floor.service.start(floor.ada);
        Eventually.get(floor.runtime::launchCalls, calls -> calls == 1);

        assertThat(floor.service.stop(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);
        assertThat(floor.service.start(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);
        gate.countDown();

        floor.await(WorkspaceState.STOPPED);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        assertThat(floor.runtime.stopped()).containsExactly(task);
    }

    @Test
    void saysSoWhenTheTaskCannotBeStoppedAndTriesAgainWhenAsked() {
        TaskRef task = floor.running();
        floor.runtime.failStop(new IllegalStateException("no"));
        floor.service.stop(floor.ada);
        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause().orElseThrow()).contains("could not be stopped");
        assertThat(failed.task()).contains(task);

        floor.recover();
        floor.service.stop(floor.ada);

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.stopped()).containsExactly(task);
    }

    @Test
    void takesOverAStopThatNobodyFinished() {
        TaskRef task = floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        floor.service.stop(floor.ada);
        floor.clock.advance(Duration.ofMinutes(5));

        Workspace before = floor.service.find(floor.ada);
        Workspace taken = floor.service.stop(floor.ada);
        gate.countDown();

        assertThat(taken.version()).isGreaterThan(before.version());
        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.stopped()).contains(task);
    }

    @Test
    void hearsNoCrashInItsOwnStop() {
        TaskRef task = floor.running();
        CountDownLatch gate = floor.runtime.holdStops();
        floor.service.stop(floor.ada);

        floor.runtime.end(task, "exit code 143");

        Workspace stopped = floor.service.find(floor.ada);
        assertThat(stopped.state()).isEqualTo(WorkspaceState.STOPPED);
        gate.countDown();
        floor.settle();
        assertThat(floor.service.find(floor.ada)).isEqualTo(stopped);
    }
}
