package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceLineTest {
    private final Floor floor = new Floor();
    private final UserId bob = floor.person("bob").id();
    private final UserId cy = floor.person("cy").id();

    @BeforeEach
    void oneAtATime() {
        floor.platform.rules().startsAtOnce(1);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void lets_the_others_wait_in_the_order_in_which_they_came() {
        TaskRef first = adaStartsAndOthersWait();

        assertThat(floor.service.positionInLine(floor.ada)).isEmpty();
        assertThat(floor.service.positionInLine(bob)).hasValue(1);
        assertThat(floor.service.positionInLine(cy)).hasValue(2);

        floor.runtime.ready(first, Floor.ADDRESS);
        TaskRef second = floor.runtime.awaitTask(bob, 1);
        assertThat(floor.runtime.launchesOf(cy)).isEmpty();
        assertThat(floor.service.positionInLine(cy)).hasValue(1);

        floor.runtime.ready(second, Floor.ADDRESS);
        floor.runtime.awaitTask(cy, 1);
    }

    @Test
    void notes_since_when_somebody_waited_and_when_the_work_began() {
        TaskRef first = adaStartsAndOthersWait();
        assertThat(floor.service.find(bob).deadline())
                .contains(Floor.NOW.plusSeconds(1).plus(Duration.ofMinutes(30)));

        floor.clock.advance(Duration.ofSeconds(40));
        floor.runtime.ready(first, Floor.ADDRESS);
        floor.runtime.awaitTask(bob, 1);

        assertThat(floor.service.find(bob).start().orElseThrow().reached())
                .containsEntry(StartPhase.WAITING, Floor.NOW.plusSeconds(1))
                .containsEntry(StartPhase.PROVISIONING, Floor.NOW.plusSeconds(42));
    }

    @Test
    void goes_on_with_the_next_when_a_start_fails_or_is_stopped() {
        TaskRef first = adaStartsAndOthersWait();

        floor.runtime.end(first, "exit code 1");
        floor.runtime.awaitTask(bob, 1);
        floor.service.stop(bob);

        floor.runtime.awaitTask(cy, 1);
    }

    @Test
    void lets_go_who_is_stopped_while_they_wait() {
        TaskRef first = adaStartsAndOthersWait();

        floor.service.stop(bob);
        awaitState(bob, WorkspaceState.STOPPED);
        floor.runtime.ready(first, Floor.ADDRESS);

        floor.runtime.awaitTask(cy, 1);
        assertThat(floor.runtime.launchesOf(bob)).isEmpty();
    }

    @Test
    void starts_as_many_as_there_is_room_for_when_somebody_asks_again() {
        adaStartsAndOthersWait();

        floor.platform.rules().startsAtOnce(3);
        floor.service.startNextInLine();

        floor.runtime.awaitTask(bob, 1);
        floor.runtime.awaitTask(cy, 1);
    }

    @Test
    void lets_nobody_overtake_who_waits_when_a_slot_is_free() {
        adaStartsAndOthersWait();
        UserId dee = floor.person("dee").id();
        floor.clock.advance(Duration.ofSeconds(1));

        floor.platform.rules().startsAtOnce(2);
        floor.service.start(dee);

        floor.runtime.awaitTask(bob, 1);
        awaitPhase(dee, StartPhase.WAITING);
        assertThat(floor.runtime.launchesOf(dee)).isEmpty();
        assertThat(floor.service.find(dee).phase()).contains(StartPhase.WAITING);
    }

    @Test
    void gives_the_slot_of_a_dead_process_away_when_its_time_is_over() {
        try (WorkspaceService dying = floor.anotherProcess()) {
            dying.start(floor.ada);
            floor.runtime.awaitTask(floor.ada, 1);
        }
        floor.service.start(bob);
        awaitPhase(bob, StartPhase.WAITING);

        floor.clock.advance(Duration.ofMinutes(6));
        floor.service.start(bob);

        floor.runtime.awaitTask(bob, 1);
    }

    @Test
    void fails_after_half_an_hour_with_a_cause_that_says_so() {
        adaStartsAndOthersWait();
        floor.platform.rules().startsAtOnce(0);
        floor.clock.advance(Duration.ofMinutes(31));

        floor.service.repair(bob);

        Workspace failed = floor.service.find(bob);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.failure().map(Failure::kind)).contains(FailureKind.LIMIT);
        assertThat(failed.cause().orElseThrow()).contains("half an hour", "Start it again");
        assertThat(failed.place()).isEmpty();
    }

    @Test
    void does_not_stand_still_at_somebody_who_was_disabled_meanwhile() {
        TaskRef first = adaStartsAndOthersWait();
        floor.disable(bob);

        floor.runtime.ready(first, Floor.ADDRESS);
        awaitState(bob, WorkspaceState.FAILED);
        floor.service.startNextInLine();

        floor.runtime.awaitTask(cy, 1);
    }

    private TaskRef adaStartsAndOthersWait() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        for (UserId each : List.of(bob, cy)) {
            floor.clock.advance(Duration.ofSeconds(1));
            floor.service.start(each);
            awaitPhase(each, StartPhase.WAITING);
        }
        return task;
    }

    private void awaitPhase(UserId who, StartPhase phase) {
        Eventually.get(
                () -> floor.service.find(who), now -> now.phase().equals(Optional.of(phase)));
    }

    private void awaitState(UserId who, WorkspaceState state) {
        Eventually.get(() -> floor.service.find(who), now -> now.state() == state);
    }
}
