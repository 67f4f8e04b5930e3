package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceRemovalTest {
    private final Floor floor = new Floor();
    private final List<UserId> schedulesMade = new CopyOnWriteArrayList<>();
    private final List<UserId> schedulesRemoved = new CopyOnWriteArrayList<>();
    private final WorkspaceService service =
            WorkspaceService.create(
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
                            List.of(new Schedules()),
                            Optional.empty()));

    /** Making one always fails, which is no reason not to start. */
    private final class Schedules implements WorkspaceHook {
        @Override
        public void prepare(UserId userId) {
            schedulesMade.add(userId);
            throw new IllegalStateException("Scheduler does not answer");
        }

        @Override
        public void remove(UserId userId) {
            schedulesRemoved.add(userId);
        }
    }

    @Test
    void whatElseIsMadeIsMadeWithEachStartAndWithTheWorkspaceItself() {
        service.provision(floor.ada);
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
        assertThat(schedulesMade).containsExactly(floor.ada);

        floor.runtime.readyAtOnce(Floor.ADDRESS);
        service.start(floor.ada);
        floor.await(WorkspaceState.RUNNING);
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
        assertThat(schedulesMade).containsExactly(floor.ada, floor.ada);
    }

    @AfterEach
    void close() {
        service.close();
        floor.close();
    }

    @Test
    void stopsWhatRunsAndTakesEverythingAway() {
        TaskRef task = floor.running();

        Workspace removing = service.deprovision(floor.ada, Removal.DELETE_FILES);
        assertThat(removing.state()).isEqualTo(WorkspaceState.STOPPING);
        assertThat(removing.removal()).contains(Removal.DELETE_FILES);

        Workspace absent = floor.await(WorkspaceState.ABSENT);
        assertThat(absent.removal()).isEmpty();
        assertThat(absent.start()).isEmpty();
        assertThat(absent.place()).isEmpty();
        assertThat(floor.runtime.stopped()).containsExactly(task);
        assertThat(floor.runtime.removed()).containsExactly(floor.ada + " with files");
        assertThat(schedulesRemoved).containsExactly(floor.ada);
        assertThat(floor.platform.routing().wayOf(floor.ada)).isEmpty();
    }

    @Test
    void changesNothingForWhoNeverHadOne() {
        assertThat(service.deprovision(floor.ada, Removal.DELETE_FILES))
                .isEqualTo(Workspace.absent(floor.ada));
        assertThat(floor.runtime.removed()).isEmpty();
    }

    @Test
    void deletesTheFilesLaterWhereTheyWereKeptAtFirst() {
        floor.running();
        service.deprovision(floor.ada, Removal.KEEP_FILES);
        floor.await(WorkspaceState.ABSENT);
        service.deprovision(floor.ada, Removal.KEEP_FILES);
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
        assertThat(floor.runtime.removed()).containsExactly(floor.ada.value());

        service.deprovision(floor.ada, Removal.DELETE_FILES);

        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
        assertThat(floor.runtime.removed()).endsWith(floor.ada + " with files");
        assertThat(service.find(floor.ada).state()).isEqualTo(WorkspaceState.ABSENT);
    }

    @Test
    void keepsAStartWaitingAndLetsTheNextBeginAnew() {
        floor.running();
        var gate = floor.runtime.holdStops();
        service.deprovision(floor.ada, Removal.KEEP_FILES);

        Workspace answer = service.start(floor.ada);
        assertThat(answer.state()).isEqualTo(WorkspaceState.STOPPING);
        gate.countDown();
        floor.await(WorkspaceState.ABSENT);

        assertThat(service.start(floor.ada).state()).isEqualTo(WorkspaceState.PROVISIONING);
    }

    @Test
    void isCarriedOnWhenAPartFailed() {
        floor.running();
        floor.runtime.failDeprovision(new IllegalStateException("no"));
        service.deprovision(floor.ada, Removal.DELETE_FILES);
        Workspace half =
                Eventually.get(
                        () -> service.find(floor.ada), now -> now.stopWaitsFor().isPresent());
        assertThat(half.state()).isEqualTo(WorkspaceState.STOPPING);
        assertThat(half.stopWaitsFor().orElseThrow()).contains("tried again");
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();

        floor.recover();
        floor.clock.advance(Transitions.STOP_LIMIT);
        service.repair(floor.ada);

        floor.await(WorkspaceState.ABSENT);
        assertThat(floor.runtime.removed()).containsExactly(floor.ada + " with files");
    }

    @Test
    void takesAStopThatIsUnderWayFurther() {
        floor.running();
        var gate = floor.runtime.holdStops();
        service.stop(floor.ada);

        service.deprovision(floor.ada, Removal.KEEP_FILES);
        Workspace both = service.deprovision(floor.ada, Removal.DELETE_FILES);
        assertThat(both.removal()).contains(Removal.DELETE_FILES);
        assertThat(service.deprovision(floor.ada, Removal.KEEP_FILES).removal())
                .contains(Removal.DELETE_FILES);
        gate.countDown();

        floor.await(WorkspaceState.ABSENT);
        assertThat(floor.runtime.removed()).contains(floor.ada + " with files");
    }

    @Test
    void goesOnAfterTheTaskEndedByItself() {
        TaskRef task = floor.running();
        var gate = floor.runtime.holdStops();
        service.deprovision(floor.ada, Removal.KEEP_FILES);

        floor.runtime.end(task, "exit code 143");
        Workspace taskless = service.find(floor.ada);
        assertThat(taskless.task()).isEmpty();
        // Absent already, where the end was seen before the stop was asked for.
        assertThat(taskless.state()).isIn(WorkspaceState.STOPPING, WorkspaceState.ABSENT);
        gate.countDown();

        floor.await(WorkspaceState.ABSENT);
    }

    @Test
    void isCarriedOnBesideItsOwnTaskThatStillDeletesFiles() {
        failToRemove();
        TaskRef wipe = floor.runtime.wipe(floor.ada);
        floor.recover();
        floor.clock.advance(Transitions.STOP_LIMIT);

        service.repair(floor.ada);

        floor.await(WorkspaceState.ABSENT);
        assertThat(floor.runtime.stopped()).doesNotContain(wipe);

        service.start(floor.ada);
        floor.runtime.awaitTask(floor.ada, 3);
        assertThat(floor.runtime.stopped()).contains(wipe);
        assertThat(floor.runtime.doubled()).isEmpty();
    }

    @Test
    void failsWithItsCauseWhenItHasBeenTriedForAnHourAndGoesOnWhenAskedAgain() {
        failToRemove();
        floor.clock.advance(Transitions.REMOVAL_LIMIT);
        service.repair(floor.ada);

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.removal()).contains(Removal.DELETE_FILES);
        assertThat(failed.cause().orElseThrow())
                .contains("The files resist.", "removes it again", "files kept");
        assertThat(failed.place()).isEmpty();
        settle();
        assertThat(service.start(floor.ada)).isEqualTo(service.find(floor.ada));
        assertThat(service.find(floor.ada)).isEqualTo(failed);

        floor.recover();
        Workspace again = service.deprovision(floor.ada, Removal.DELETE_FILES);
        assertThat(again.removal()).contains(Removal.DELETE_FILES);

        floor.await(WorkspaceState.ABSENT);
        assertThat(floor.runtime.removed()).containsExactly(floor.ada + " with files");
    }

    @Test
    void thatCannotDeleteTheFilesMayKeepThemAndThenAStartBegins() {
        failToRemove();
        floor.clock.advance(Transitions.REMOVAL_LIMIT);
        service.repair(floor.ada);
        floor.await(WorkspaceState.FAILED);
        settle();
        floor.recover();

        service.deprovision(floor.ada, Removal.KEEP_FILES);

        floor.await(WorkspaceState.ABSENT);
        assertThat(floor.runtime.removed()).containsExactly(floor.ada.value());
        assertThat(service.start(floor.ada).state()).isEqualTo(WorkspaceState.PROVISIONING);
    }

    @Test
    void whoseTriesNeverEndIsGivenUpAfterHours() {
        floor.running();
        var gate = floor.runtime.holdStops();
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.deprovision(floor.ada, Removal.DELETE_FILES);
        }
        floor.clock.advance(Transitions.LONGEST_REMOVAL);

        assertThat(floor.service.sweep().takenOver()).isEqualTo(1);

        Workspace failed = floor.service.find(floor.ada);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.removal()).contains(Removal.DELETE_FILES);
        gate.countDown();
    }

    private void failToRemove() {
        floor.running();
        floor.runtime.failDeprovision(
                new TaskStartException(FailureKind.SERVICE, "The files resist."));
        service.deprovision(floor.ada, Removal.DELETE_FILES);
        Eventually.get(() -> service.find(floor.ada), now -> now.stopWaitsFor().isPresent());
        settle();
    }

    private void settle() {
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
    }
}
