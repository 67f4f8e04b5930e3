package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.usage.ComputeMeter;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a workspace costs is noted with the end of its run, once. */
class RunCostTest {
    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final SettableClock clock = new SettableClock(Floor.NOW);
    private final UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<EndedRun> told = new ArrayList<>();
    private final ComputeMeter meter =
            new ComputeMeter(
                    dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT, new ComputePrice(60_000));
    private final WorkspaceService service =
            WorkspaceService.create(
                    dynamoDb.client(),
                    EmbeddedDynamoDb.ENVIRONMENT,
                    new WorkspacePlatform(
                            users,
                            platform.runtime(),
                            platform.routing(),
                            platform.gateway(),
                            platform.rules(),
                            platform.use(),
                            List.of(),
                            clock,
                            List.of(meter, new Listener()),
                            Optional.empty()));
    private final UserId ada =
            users.create(new EmailAddress("ada@example.com"), "Ada", Role.EMPLOYEE, Team.DEFAULT)
                    .id();
    private boolean failing;

    RunCostTest() {
        platform.runtime().tell(service);
    }

    /** Behind the meter. */
    private final class Listener implements WorkspaceHook {
        @Override
        public void ended(EndedRun run) {
            told.add(run);
            if (failing) {
                throw new IllegalStateException("The process ends here");
            }
        }

        @Override
        public void remove(UserId userId) {
            // Nothing to take away.
        }
    }

    @AfterEach
    void close() {
        service.close();
        dynamoDb.close();
    }

    @Test
    void aRunThatPassesMidnightIsARowForEachDay() {
        running();
        clock.advance(Duration.ofHours(20));

        stop();

        assertThat(rows())
                .extracting(row -> row.at().toString(), ComputeRow::seconds, ComputeRow::micros)
                .containsExactly(
                        tuple("2026-11-22T10:00:00Z", 14L * 3600, 840_000L),
                        tuple("2026-11-23T00:00:00Z", 6L * 3600, 360_000L));
        assertThat(rows()).allMatch(row -> row.teamId().isPresent());
        assertThat(rows().stream().map(ComputeRow::attemptId).distinct()).hasSize(1);
    }

    @Test
    void anEndThatIsToldAgainIsNotedOnce() {
        running();
        clock.advance(Duration.ofHours(1));
        failing = true;
        service.stop(ada);
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
        assertThat(service.find(ada).state()).isNotEqualTo(WorkspaceState.STOPPED);
        assertThat(rows()).hasSize(1);

        failing = false;
        clock.advance(Duration.ofHours(1));
        stop();

        assertThat(told.size()).isGreaterThan(1);
        assertThat(rows()).singleElement().extracting(ComputeRow::seconds).isEqualTo(3600L);
    }

    @Test
    void aTaskThatEndsByItselfIsNotedToo() {
        TaskRef task = running();
        clock.advance(Duration.ofMinutes(30));

        service.taskEnded(ada, task, new TaskStatus.Gone(FailureKind.INTERRUPTED, "Spot"));

        assertThat(rows()).singleElement().extracting(ComputeRow::micros).isEqualTo(30_000L);
    }

    @Test
    void twoRunsAreTwo() {
        running();
        clock.advance(Duration.ofHours(1));
        stop();
        running();
        clock.advance(Duration.ofHours(1));
        stop();

        assertThat(rows()).hasSize(2);
    }

    private void stop() {
        service.stop(ada);
        await(WorkspaceState.STOPPED);
    }

    private TaskRef running() {
        int before = platform.runtime().launchesOf(ada).size();
        service.start(ada);
        TaskRef task = platform.runtime().awaitTask(ada, before + 1);
        platform.runtime().ready(task, Floor.ADDRESS);
        await(WorkspaceState.RUNNING);
        return task;
    }

    private void await(WorkspaceState state) {
        Eventually.get(() -> service.find(ada), found -> found.state() == state);
    }

    private List<ComputeRow> rows() {
        return dynamoDb
                .client()
                .scan(
                        scan ->
                                scan.tableName(
                                        Tables.USAGE.physicalName(EmbeddedDynamoDb.ENVIRONMENT)))
                .items()
                .stream()
                .map(
                        item -> {
                            Map<String, Object> row = new HashMap<>();
                            item.forEach((name, value) -> row.put(name, plain(value)));
                            return ComputeRow.ofAttributes(row);
                        })
                .sorted(Comparator.comparing(ComputeRow::at))
                .toList();
    }

    private static Object plain(AttributeValue value) {
        return value.s() == null ? Long.valueOf(value.n()) : value.s();
    }
}
