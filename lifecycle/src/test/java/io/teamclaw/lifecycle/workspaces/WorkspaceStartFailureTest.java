package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceStartFailureTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void failsWithTheRuntimesOwnWordsWhenNothingCanBePrepared() {
        floor.runtime.failProvision("The disk is full. Make room and start it again.");

        floor.service.start(floor.ada);

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause()).contains("The disk is full. Make room and start it again.");
        assertThat(floor.runtime.launchCalls()).isZero();
    }

    @Test
    void failsWhenTheLaunchFailsAndStartsAfreshTheNextTime() {
        floor.runtime.failLaunch(new TaskStartException(FailureKind.QUOTA, "No port is free."));
        floor.service.start(floor.ada);
        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause()).contains("No port is free.");
        assertThat(failed.task()).isEmpty();

        floor.recover();
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        Workspace again = floor.service.start(floor.ada);

        assertThat(again.state()).isEqualTo(WorkspaceState.STARTING);
        assertThat(again.cause()).isEmpty();
        assertThat(again.attemptId()).isNotEqualTo(failed.attemptId());
        floor.await(WorkspaceState.RUNNING);
    }

    @Test
    void showsNoDetailsOfAnUnexpectedError() {
        floor.runtime.failLaunch(new IllegalStateException("secret detail"));

        floor.service.start(floor.ada);

        assertThat(floor.await(WorkspaceState.FAILED).cause().orElseThrow())
                .doesNotContain("secret")
                .contains("Start it again");
    }

    @Test
    void failsWhenTheTaskDiesOnItsWayUp() {
        floor.service.start(floor.ada);
        floor.runtime.vanish(floor.runtime.awaitTask(floor.ada, 1), "exit code 7");

        Workspace failed = floor.await(WorkspaceState.FAILED);

        assertThat(failed.cause().orElseThrow()).contains("exit code 7").contains("Start it again");
        assertThat(failed.task()).isEmpty();
    }

    @Test
    void failsAtTheDeadlineAndRemovesTheTask() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        floor.await(StartPhase.SIDECAR);

        floor.clock.advance(Duration.ofMinutes(5));

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause().orElseThrow()).contains("not ready in time");
        Eventually.get(() -> floor.service.find(floor.ada), now -> now.task().isEmpty());
        assertThat(floor.runtime.stopped()).containsExactly(task);
    }

    @Test
    void removesWhatAFailedStartLeftBeforeItStartsAfresh() {
        floor.runtime.failStop(new IllegalStateException("no"));
        floor.service.start(floor.ada);
        TaskRef left = floor.runtime.awaitTask(floor.ada, 1);
        floor.await(StartPhase.SIDECAR);
        floor.clock.advance(Duration.ofMinutes(5));
        assertThat(floor.await(WorkspaceState.FAILED).task()).contains(left);

        floor.recover();
        assertThat(floor.service.start(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);

        TaskRef fresh = floor.runtime.awaitTask(floor.ada, 2);
        assertThat(floor.runtime.stopped()).containsExactly(left);
        floor.runtime.ready(fresh, Floor.ADDRESS);
        assertThat(floor.await(WorkspaceState.RUNNING).task()).contains(fresh);
    }

    @Test
    void launchesNothingForSomebodyWhoWasDisabledMeanwhile() {
        var gate = floor.runtime.holdProvisioning();
        floor.service.start(floor.ada);
        Eventually.get(floor.runtime::provisioned, seen -> seen.contains(floor.ada));

        floor.disable(floor.ada);
        gate.countDown();

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause().orElseThrow()).contains("disabled", "administrator");
        assertThat(floor.runtime.launchCalls()).isZero();
    }

    @Test
    void launchesNothingForSomebodyWhoIsGone() {
        var gate = floor.runtime.holdProvisioning();
        floor.service.start(floor.ada);
        Eventually.get(floor.runtime::provisioned, seen -> seen.contains(floor.ada));

        floor.delete(floor.ada);
        gate.countDown();

        floor.await(WorkspaceState.FAILED);
        assertThat(floor.runtime.launchCalls()).isZero();
    }

    @Test
    void carriesOnAnAttemptThatAnotherProcessLeftBeforeItsLaunch() throws Exception {
        var gate = floor.runtime.holdLaunches();
        Workspace abandoned;
        try (WorkspaceService dying = floor.anotherProcess()) {
            abandoned = dying.start(floor.ada);
            Eventually.get(floor.runtime::launchCalls, calls -> calls == 1);
        }
        assertThat(floor.service.start(floor.ada).attemptId()).isEqualTo(abandoned.attemptId());
        assertThat(floor.runtime.launchCalls()).isEqualTo(1);

        floor.clock.advance(Duration.ofMinutes(5));
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        Workspace taken = floor.service.start(floor.ada);
        gate.countDown();

        assertThat(taken.attemptId()).isEqualTo(abandoned.attemptId());
        floor.await(WorkspaceState.RUNNING);
        assertThat(floor.runtime.launchesOf(floor.ada)).hasSize(1);
        assertThat(floor.runtime.stopped()).isEmpty();
    }
}
