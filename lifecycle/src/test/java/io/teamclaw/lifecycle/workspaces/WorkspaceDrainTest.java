package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stop lets OpenClaw finish what it is at. */
class WorkspaceDrainTest {
    private static final String ANSWER = "an answer is being written";

    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void waitsWhileItIsBusyAndSaysWhy() {
        busy();
        floor.service.stop(floor.ada);
        Workspace waiting = awaitReason();
        assertThat(waiting.state()).isEqualTo(WorkspaceState.STOPPING);
        assertThat(waiting.stopWaitsFor()).contains(ANSWER);
        assertThat(floor.runtime.stopped()).isEmpty();

        floor.platform.gateway().answer(floor.ada, new Rest.Resting());

        Workspace stopped = floor.await(WorkspaceState.STOPPED);
        assertThat(stopped.stopWaitsFor()).isEmpty();
        assertThat(floor.runtime.stopped()).hasSize(1);
    }

    @Test
    void waitsForTwoMinutesAtMost() {
        busy();
        floor.service.stop(floor.ada);
        awaitReason();

        floor.clock.advance(Duration.ofMinutes(2));

        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void doesNotWaitWhenItIsToStopNow() {
        busy();

        floor.service.stopNow(floor.ada);

        assertThat(floor.await(WorkspaceState.STOPPED).stopWaitsFor()).isEmpty();
    }

    @Test
    void isCutShortByAStopNowOfAnybody() {
        busy();
        floor.service.stop(floor.ada);
        awaitReason();

        try (WorkspaceService other = floor.anotherProcess()) {
            other.stopNow(floor.ada);
            floor.await(WorkspaceState.STOPPED);
        }
    }

    @Test
    void stopsAGatewayThatIsSilentThreeTimesInARow() {
        floor.running();
        Rest silent = new Rest.Silent("no route");
        Rest busy = new Rest.Busy(ANSWER);
        floor.platform
                .gateway()
                .answerInTurn(floor.ada, silent, silent, busy, silent, silent, silent, busy);

        floor.service.stop(floor.ada);

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.platform.gateway().asked()).hasSize(6);
    }

    @Test
    void doesNotTakeAGatewayForIdleThatIsTooBusyToAnswerForAMoment() {
        floor.running();
        floor.platform
                .gateway()
                .answerInTurn(floor.ada, new Rest.Silent("slow"), new Rest.Busy(ANSWER));
        floor.platform.gateway().answer(floor.ada, new Rest.Busy(ANSWER));

        floor.service.stop(floor.ada);

        awaitReason();
        assertThat(floor.runtime.stopped()).isEmpty();
        floor.platform.gateway().answer(floor.ada, new Rest.Resting());
        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void waitsForASilentOneForQuarterOfAMinuteAtMost() {
        SettableClock clock = new SettableClock(Floor.NOW);
        Silence silence = new Silence(clock);
        assertThat(silence.isFinalAfterOneMore()).isFalse();

        clock.advance(Duration.ofSeconds(15));

        assertThat(silence.isFinalAfterOneMore()).isTrue();
    }

    @Test
    void doesNotAskATaskThatIsGone() {
        TaskRef task = floor.running();
        floor.runtime.vanish(task, "exit code 1");

        floor.service.stop(floor.ada);

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.platform.gateway().asked()).isEmpty();
    }

    @Test
    void isResumedByAnybodyWhenItsProcessDied() {
        busy();
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.stop(floor.ada);
            awaitReason();
        }
        assertThat(floor.service.stop(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);

        floor.clock.advance(Duration.ofMinutes(5));
        floor.service.stop(floor.ada);

        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
    }

    @Test
    void ofAnIdleOneHappensOnlyIfItRests() {
        busy();
        Workspace judged = floor.service.find(floor.ada);

        assertThat(floor.stops().stopIdle(judged)).isEqualTo(new IdleStop.Busy(ANSWER));
        assertThat(floor.service.find(floor.ada)).isEqualTo(judged);

        floor.platform.gateway().answer(floor.ada, new Rest.Resting());
        assertThat(floor.stops().stopIdle(judged)).isInstanceOf(IdleStop.Stopping.class);
        floor.await(WorkspaceState.STOPPED);
        assertThat(floor.platform.gateway().resumed()).isEmpty();
    }

    @Test
    void ofAnIdleOneIsTakenBackWhenSomebodyUsedOrKeptItMeanwhile() {
        floor.running();
        Workspace judged = floor.service.find(floor.ada);
        floor.service.keep(floor.ada, Duration.ofHours(1));

        assertThat(floor.stops().stopIdle(judged)).isEqualTo(new IdleStop.Overtaken());

        Workspace kept = floor.service.find(floor.ada);
        floor.service.recordActivity(floor.ada, Floor.NOW.plusSeconds(60));
        Eventually.get(
                () -> floor.service.find(floor.ada),
                now -> now.lastActiveAt().equals(Floor.NOW.plusSeconds(60)));
        assertThat(floor.stops().stopIdle(kept)).isEqualTo(new IdleStop.Overtaken());
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.RUNNING);
        assertThat(floor.platform.gateway().resumed()).containsExactly(floor.ada, floor.ada);
    }

    private void busy() {
        floor.running();
        floor.platform.gateway().answer(floor.ada, new Rest.Busy(ANSWER));
    }

    private Workspace awaitReason() {
        return Eventually.get(
                () -> floor.service.find(floor.ada),
                now -> now.stopWaitsFor().equals(Optional.of(ANSWER)));
    }
}
