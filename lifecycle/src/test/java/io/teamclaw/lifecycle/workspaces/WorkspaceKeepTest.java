package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceKeepTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isNotedWithoutAnotherVersionAndTakenBack() {
        floor.running();
        Workspace before = floor.service.find(floor.ada);

        Workspace kept = floor.service.keep(floor.ada, TWO_HOURS);

        assertThat(kept.activity().keepUntil()).contains(Floor.NOW.plus(TWO_HOURS));
        assertThat(kept).isEqualTo(floor.service.find(floor.ada));
        assertThat(kept.version()).isEqualTo(before.version());

        floor.service.endKeep(floor.ada);
        floor.service.endKeep(floor.ada);
        assertThat(floor.service.find(floor.ada)).isEqualTo(before);
    }

    @Test
    void countsFromTheLastTimeThatItWasAskedFor() {
        floor.running();
        floor.service.keep(floor.ada, Duration.ofHours(12));
        floor.clock.advance(Duration.ofMinutes(10));

        Workspace kept = floor.service.keep(floor.ada, Duration.ofHours(1));

        assertThat(kept.activity().keepUntil()).contains(Floor.NOW.plus(Duration.ofMinutes(70)));
    }

    @Test
    void isForOneHourUpToTheLimitThatIsSet() {
        floor.running();
        floor.platform.rules().longestKeep(Duration.ofHours(4));

        for (Duration wrong :
                new Duration[] {
                    Duration.ofMinutes(59), Duration.ofHours(4).plusSeconds(1), Duration.ZERO
                }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> floor.service.keep(floor.ada, wrong))
                    .withMessage("A workspace can be kept up for 1 to 4 hours");
        }
        floor.service.keep(floor.ada, Duration.ofHours(1));
        floor.service.keep(floor.ada, Duration.ofHours(4));
    }

    @Test
    void isForWhatIsUpOrStartingAlone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> floor.service.keep(floor.ada, TWO_HOURS))
                .withMessageContaining("start it first");
        floor.service.endKeep(floor.ada);
        assertThat(floor.service.find(floor.ada)).isEqualTo(Workspace.absent(floor.ada));

        floor.service.start(floor.ada);
        assertThat(floor.service.keep(floor.ada, TWO_HOURS).activity().keepUntil()).isPresent();

        floor.service.stop(floor.ada);
        floor.await(WorkspaceState.STOPPED);
        assertThatIllegalStateException()
                .isThrownBy(() -> floor.service.keep(floor.ada, TWO_HOURS));
    }

    @Test
    void aLookIsNotedForTheTaskThatWasLookedAtAlone() {
        TaskRef task = floor.running();
        WorkspaceStore store =
                new WorkspaceStore(floor.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        Workspace before = floor.service.find(floor.ada);

        store.looked(floor.ada, new TaskRef("another"), Floor.NOW, Optional.of("an answer"));
        store.looked(floor.person("eve").id(), task, Floor.NOW, Optional.of("an answer"));
        assertThat(floor.service.find(floor.ada)).isEqualTo(before);

        store.looked(floor.ada, task, Floor.NOW, Optional.of("an answer"));
        Workspace looked = floor.service.find(floor.ada);
        assertThat(looked.activity().lookedAt()).contains(Floor.NOW);
        assertThat(looked.activity().busyWith()).contains("an answer");
        assertThat(looked.version()).isEqualTo(before.version());

        store.looked(floor.ada, task, Floor.NOW.plusSeconds(1), Optional.empty());
        assertThat(floor.service.find(floor.ada).activity().busyWith()).isEmpty();
    }

    @Test
    void tellsWhyAWorkspaceIsUp() {
        assertThat(floor.service.uptime(floor.users.find(floor.ada).orElseThrow())).isEmpty();
        floor.running();
        floor.service.keep(floor.ada, TWO_HOURS);
        floor.clock.advance(Duration.ofMinutes(5));

        Uptime uptime = floor.service.uptime(floor.service.find(floor.ada)).orElseThrow();

        assertThat(uptime.reason()).isEqualTo(new UpReason.Kept(Floor.NOW.plus(TWO_HOURS)));
        assertThat(uptime.stopsAt()).contains(Floor.NOW.plus(TWO_HOURS));
        assertThat(floor.service.uptime(floor.users.find(floor.ada).orElseThrow()))
                .contains(uptime);
    }
}
