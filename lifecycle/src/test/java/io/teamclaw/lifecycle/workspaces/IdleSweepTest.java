package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IdleSweepTest {
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Floor floor = new Floor();

    @BeforeEach
    void start() {
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        run(floor.ada);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void stopsWhatHasBeenIdleForItsTimeAndNotAnInstantBefore() {
        floor.clock.advance(IDLE.minusMillis(1));
        assertThat(sweep().idleStopped()).isZero();
        assertThat(floor.platform.gateway().asked()).isEmpty();

        floor.clock.advance(Duration.ofMillis(1));
        SweepReport report = sweep();

        assertThat(report.idleStopped()).isEqualTo(1);
        assertThat(report.lookedAt()).isEqualTo(1);
        assertThat(report.failures()).isZero();
        assertThat(floor.await(WorkspaceState.STOPPED).task()).isEmpty();
    }

    @Test
    void leavesWhatSomebodyUsedMeanwhile() {
        floor.clock.advance(IDLE);
        floor.service.recordActivity(floor.ada, Floor.NOW.plusSeconds(60));
        Eventually.get(
                () -> floor.service.find(floor.ada), now -> now.lastActiveAt().isAfter(Floor.NOW));

        assertThat(sweep().idleStopped()).isZero();
        floor.clock.advance(Duration.ofSeconds(60));
        assertThat(sweep().idleStopped()).isEqualTo(1);
    }

    @Test
    void neverStopsWhatIsBusyAndSaysWithWhat() {
        floor.platform.gateway().answer(floor.ada, new Rest.Busy("an answer is being written"));
        for (int i = 0; i < 20; i++) {
            floor.clock.advance(IDLE);
            assertThat(sweep().busy()).isEqualTo(1);
        }

        Workspace busy = floor.service.find(floor.ada);
        assertThat(busy.state()).isEqualTo(WorkspaceState.RUNNING);
        assertThat(busy.activity().lookedAt()).contains(floor.clock.instant());
        assertThat(floor.service.uptime(busy).orElseThrow().reason())
                .isEqualTo(new UpReason.Busy("an answer is being written"));

        floor.platform.gateway().answer(floor.ada, new Rest.Resting());
        assertThat(sweep().idleStopped()).isEqualTo(1);
        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void asksNobodyWhoseModelCallEndedLessThanTheIdleTimeAgo() {
        floor.clock.advance(IDLE.multipliedBy(2));
        floor.platform
                .use()
                .modelCallEnded(floor.ada, floor.clock.instant().minus(IDLE).plusMillis(1));

        assertThat(sweep().idleStopped()).isZero();
        assertThat(floor.platform.gateway().asked()).isEmpty();
        floor.clock.advance(Duration.ofMillis(1));
        assertThat(sweep().idleStopped()).isEqualTo(1);
    }

    @Test
    void leavesWhatHasAJobWithinTenMinutes() {
        floor.clock.advance(IDLE);
        floor.platform.use().jobAt(floor.ada, floor.clock.instant().plus(Duration.ofMinutes(10)));

        SweepReport report = sweep();
        assertThat(report.kept()).isEqualTo(1);
        assertThat(report.idleStopped()).isZero();

        floor.platform.use().jobAt(floor.ada, floor.clock.instant().plus(Duration.ofMinutes(11)));
        assertThat(sweep().idleStopped()).isEqualTo(1);
    }

    @Test
    void leavesWhatIsKeptUntilThatEnds() {
        floor.service.keep(floor.ada, Duration.ofHours(2));
        floor.clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(sweep().kept()).isEqualTo(1);

        floor.clock.advance(Duration.ofMillis(1));
        assertThat(sweep().idleStopped()).isEqualTo(1);
    }

    @Test
    void givesARestartedOneItsFullIdleTime() {
        floor.clock.advance(IDLE);
        sweep();
        floor.await(WorkspaceState.STOPPED);
        floor.clock.advance(Duration.ofHours(1));
        run(floor.ada);

        floor.clock.advance(IDLE.minusMillis(1));
        assertThat(sweep().idleStopped()).isZero();
        floor.clock.advance(Duration.ofMillis(1));
        assertThat(sweep().idleStopped()).isEqualTo(1);
    }

    @Test
    void takesEachPersonsOwnIdleTime() {
        UserId eve = floor.person("eve").id();
        run(eve);
        floor.platform.rules().idle(eve, Duration.ofMinutes(5));
        floor.clock.advance(Duration.ofMinutes(5));

        assertThat(sweep().idleStopped()).isEqualTo(1);

        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.RUNNING);
        awaitStopped(eve);
    }

    @Test
    void stopsWhatIsSilentAtTheSecondLook() {
        floor.platform.gateway().answer(floor.ada, new Rest.Silent("no answer"));
        floor.clock.advance(IDLE);

        assertThat(sweep().silent()).isEqualTo(1);
        assertThat(sweep().silent()).as("at the same time").isEqualTo(1);
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.RUNNING);

        floor.clock.advance(Duration.ofMinutes(1));
        assertThat(sweep().idleStopped()).isEqualTo(1);
        floor.await(WorkspaceState.STOPPED);
    }

    @Test
    void countsSilenceAnewAfterBusinessAndAfterUse() {
        floor.clock.advance(IDLE);
        floor.platform.gateway().answer(floor.ada, new Rest.Busy("an answer"));
        sweep();
        floor.platform.gateway().answer(floor.ada, new Rest.Silent("no answer"));
        floor.clock.advance(IDLE);
        assertThat(sweep().silent()).isEqualTo(1);

        floor.clock.advance(Duration.ofMinutes(1));
        floor.platform.use().modelCallEnded(floor.ada, floor.clock.instant());
        floor.service.recordActivity(floor.ada, floor.clock.instant());
        Eventually.get(
                () -> floor.service.find(floor.ada),
                now -> now.lastActiveAt().equals(floor.clock.instant()));
        floor.clock.advance(IDLE);
        assertThat(sweep().silent()).isEqualTo(1);
    }

    @Test
    void stopsWhatNoAccountMayUse() {
        UserId eve = floor.person("eve").id();
        run(eve);
        floor.platform.gateway().answer(floor.ada, new Rest.Busy("an answer"));
        floor.disable(floor.ada);
        floor.delete(eve);
        floor.clock.advance(Duration.ofMinutes(5));

        assertThat(sweep().disowned()).isEqualTo(2);

        floor.await(WorkspaceState.STOPPED);
        awaitStopped(eve);
    }

    @Test
    void stopsTheOthersWhenOneCannotBeLookedAt() {
        UserId eve = floor.person("eve").id();
        run(eve);
        breakAccount(floor.ada);
        floor.clock.advance(IDLE);

        SweepReport report = sweep();

        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.idleStopped()).isEqualTo(1);
        awaitStopped(eve);
    }

    @Test
    void waitsForNoStop() {
        List<UserId> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UserId other = floor.person("p" + i).id();
            run(other);
            others.add(other);
        }
        CountDownLatch gate = floor.runtime.holdStops();
        floor.clock.advance(IDLE);

        assertThat(sweep().idleStopped()).isEqualTo(21);

        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.STOPPING);
        gate.countDown();
        others.forEach(this::awaitStopped);
        assertThat(floor.service.awaitWork(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void repairsOneWithoutLookingWhetherItIsIdle() {
        floor.clock.advance(IDLE);

        floor.service.repair(floor.ada);
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.RUNNING);

        floor.runtime.forgetAll();
        floor.service.repair(floor.ada);
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.STOPPED);
        floor.service.repair(new UserId("nobody"));
    }

    /**
     * A look that has decided may still be on its way out, and nobody is looked at twice at once.
     */
    private SweepReport sweep() {
        floor.settle();
        return floor.service.sweep();
    }

    private void run(UserId id) {
        floor.service.start(id);
        Eventually.get(() -> floor.service.find(id), now -> now.state() == WorkspaceState.RUNNING);
        floor.service.awaitWork(Duration.ofSeconds(10));
    }

    private void awaitStopped(UserId id) {
        Eventually.get(() -> floor.service.find(id), now -> now.state() == WorkspaceState.STOPPED);
    }

    private void breakAccount(UserId id) {
        floor.dynamoDb
                .client()
                .putItem(
                        put ->
                                put.tableName(
                                                Tables.USERS.physicalName(
                                                        EmbeddedDynamoDb.ENVIRONMENT))
                                        .item(Map.of("userId", AttributeValue.fromS(id.value()))));
    }
}
