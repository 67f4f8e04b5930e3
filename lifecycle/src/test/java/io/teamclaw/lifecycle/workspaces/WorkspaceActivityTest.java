package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceActivityTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void movesForwardOnlyAndAtMostEveryHalfMinute() {
        floor.running();
        Workspace before = floor.service.find(floor.ada);
        Instant later = Floor.NOW.plus(Duration.ofMinutes(10));

        floor.service.recordActivity(floor.ada, later);
        awaitActivity(later);
        floor.service.recordActivity(floor.ada, later.plusSeconds(29));
        floor.service.recordActivity(floor.ada, later.minusSeconds(300));
        floor.service.recordActivity(floor.ada, later.plusSeconds(31));
        awaitActivity(later.plusSeconds(31));

        assertThat(floor.service.find(floor.ada).version()).isEqualTo(before.version());
        try (WorkspaceService other = floor.anotherProcess()) {
            other.recordActivity(floor.ada, later.plusSeconds(5));
            other.recordActivity(floor.person("eve").id(), later);
            other.recordActivity(floor.ada, later.plusSeconds(90));
            awaitActivity(later.plusSeconds(90));
        }
    }

    @Test
    void makesNoWorkspaceAndSurvivesADatabaseThatIsGone() {
        floor.service.recordActivity(floor.ada, Floor.NOW);
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.ABSENT);

        floor.dynamoDb.close();
        floor.service.recordActivity(floor.ada, Floor.NOW.plusSeconds(60));
    }

    private void awaitActivity(Instant at) {
        Eventually.get(() -> floor.service.find(floor.ada), now -> now.lastActiveAt().equals(at));
    }
}
