package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line that many ask about every few seconds costs few reads. */
class WaitingLineReadsTest {
    private static final int STATES = 2;

    private final Floor floor = new Floor();
    private final MeasuredDynamoDb measured = new MeasuredDynamoDb(floor.dynamoDb.client());
    private final AtomicInteger startsAtOnce = new AtomicInteger(1);
    private final List<UserId> started = new ArrayList<>();
    private final WaitingLine line =
            new WaitingLine(
                    new WorkspaceStore(measured, EmbeddedDynamoDb.ENVIRONMENT),
                    startsAtOnce::get,
                    floor.clock,
                    started::add);
    private final List<Workspace> waiting = new ArrayList<>();

    @BeforeEach
    void sixWait() {
        floor.platform.rules().startsAtOnce(1);
        floor.service.start(floor.ada);
        floor.runtime.awaitTask(floor.ada, 1);
        for (int i = 0; i < 6; i++) {
            UserId each = floor.person("person" + i).id();
            floor.clock.advance(Duration.ofSeconds(1));
            floor.service.start(each);
            waiting.add(
                    Eventually.get(
                            () -> floor.service.find(each),
                            now -> now.phase().equals(Optional.of(StartPhase.WAITING))));
        }
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isReadOnceInTwoSecondsForAllWhoAskForTheirPlace() {
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(line.position(waiting.get(i))).hasValue(i + 1);
        }
        assertThat(measured.queries()).isEqualTo(STATES);
        assertThat(measured.gets()).isZero();

        floor.clock.advance(Duration.ofSeconds(2));
        line.position(waiting.get(0));
        assertThat(measured.queries()).isEqualTo(2 * STATES);
    }

    @Test
    void isNotReadWhereThereIsNoRoom() {
        assertThat(line.startNext()).isZero();
        assertThat(line.admit(waiting.get(5))).isFalse();

        assertThat(measured.queries()).isZero();
        assertThat(measured.gets()).as("the slots, twice").isEqualTo(2);
    }

    @Test
    void looksUpThoseOnlyWhoAreAboutToBeStarted() {
        startsAtOnce.set(3);

        assertThat(line.startNext()).isEqualTo(2);

        assertThat(started).containsExactly(waiting.get(0).userId(), waiting.get(1).userId());
        assertThat(measured.gets()).as("the slots and two records").isEqualTo(3);
    }

    @Test
    void looksUpNoMoreThanAreStartedBeforeSomebodyWhoAsks() {
        startsAtOnce.set(2);

        assertThat(line.admit(waiting.get(5))).isFalse();

        assertThat(started).containsExactly(waiting.get(0).userId());
        assertThat(measured.gets()).as("the slots and one record, twice").isEqualTo(4);
    }
}
