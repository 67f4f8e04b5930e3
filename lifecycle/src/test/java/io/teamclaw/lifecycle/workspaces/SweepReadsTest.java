package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedGateway;
import io.teamclaw.lifecycle.testing.ScriptedTaskRuntime;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.SettableRules;
import io.teamclaw.lifecycle.testing.SettableUse;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a sweep reads, as DynamoDB bills it: in proportion to what runs, not to what there is. */
class SweepReadsTest {
    private static final Logger LOG = System.getLogger(SweepReadsTest.class.getName());
    private static final String TABLE = Tables.WORKSPACES.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
    private static final int IDLE = 200;
    private static final int BATCH = 25;

    /** What one sweep took. */
    private record Cost(int gets, int queries, double readUnits, Duration time) {}

    @Test
    void areTheSameWithTenThousandWorkspacesOfWhichTwoHundredRun() {
        Cost few = sweep(0);
        Cost many = sweep(10_000 - IDLE);

        LOG.log(
                Level.INFO,
                "A sweep of 10,000 workspaces, of which {0} are idle and stopped, took {1} single"
                        + " reads, {2} query pages, {3} read units and {4} ms; with nothing but"
                        + " those {0} there: {5} read units",
                IDLE,
                many.gets(),
                many.queries(),
                many.readUnits(),
                many.time().toMillis(),
                few.readUnits());
        assertThat(many.readUnits()).isEqualTo(few.readUnits());
        assertThat(many.gets()).isEqualTo(few.gets()).isLessThan(10 * IDLE);
        assertThat(many.queries()).isEqualTo(few.queries()).isLessThan(2 * IDLE);
    }

    private static Cost sweep(int stopped) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            ScriptedTaskRuntime runtime = new ScriptedTaskRuntime();
            UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
            fill(dynamoDb, stopped);
            run(dynamoDb, users, runtime);
            MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
            Clock clock = new SettableClock(Floor.NOW.plus(Duration.ofHours(1)));
            try (WorkspaceService service =
                    WorkspaceService.create(
                            measured,
                            EmbeddedDynamoDb.ENVIRONMENT,
                            platform(measured, runtime, clock))) {
                long begin = System.nanoTime();
                SweepReport report = service.sweep();
                assertThat(service.awaitWork(Duration.ofMinutes(1))).isTrue();
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(report.idleStopped()).isEqualTo(IDLE);
                assertThat(report.reads().indexItems()).isEqualTo(IDLE);
                assertThat(report.reads().records()).isEqualTo(IDLE);
                assertThat(runtime.stopped()).hasSize(IDLE);
                return new Cost(
                        measured.gets(), measured.queries(), measured.readUnits(), time);
            }
        }
    }

    private static WorkspacePlatform platform(
            MeasuredDynamoDb dynamoDb, ScriptedTaskRuntime runtime, Clock clock) {
        String environment = EmbeddedDynamoDb.ENVIRONMENT;
        return new WorkspacePlatform(
                new UserStore(dynamoDb, environment),
                runtime,
                Routing.BY_RECORD,
                new ScriptedGateway(),
                new PlatformRules(
                        new ConfigStore(dynamoDb, environment), Duration.ofMinutes(30), clock),
                new MeteredUse(
                        new UsageStore(dynamoDb, environment),
                        (owner, after) -> Optional.empty(),
                        clock),
                List.of(),
                clock);
    }

    /** Brought up by a service, one after the other. */
    private static void run(
            EmbeddedDynamoDb dynamoDb, UserStore users, ScriptedTaskRuntime runtime) {
        runtime.readyAtOnce(Floor.ADDRESS);
        ScriptedGateway gateway = new ScriptedGateway();
        SettableClock clock = new SettableClock(Floor.NOW);
        try (WorkspaceService service =
                WorkspaceService.create(
                        dynamoDb.client(),
                        EmbeddedDynamoDb.ENVIRONMENT,
                        new WorkspacePlatform(
                                users,
                                runtime,
                                Routing.BY_RECORD,
                                gateway,
                                new SettableRules(),
                                new SettableUse(),
                                List.of(),
                                clock))) {
            for (int i = 0; i < IDLE; i++) {
                UserId id =
                        users.create(
                                        new EmailAddress("p" + i + "@example.com"),
                                        "P",
                                        Role.EMPLOYEE,
                                        Team.DEFAULT)
                                .id();
                service.start(id);
            }
            assertThat(service.awaitWork(Duration.ofMinutes(1))).isTrue();
        }
    }

    private static void fill(EmbeddedDynamoDb dynamoDb, int stopped) {
        for (int from = 0; from < stopped; from += BATCH) {
            List<WriteRequest> batch = new ArrayList<>();
            for (int i = from; i < Math.min(stopped, from + BATCH); i++) {
                Map<String, AttributeValue> item = stopped("stopped-" + i);
                batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            dynamoDb.client().batchWriteItem(write -> write.requestItems(Map.of(TABLE, batch)));
        }
    }

    private static Map<String, AttributeValue> stopped(String userId) {
        Instant lastWeek = Floor.NOW.minus(Duration.ofDays(7));
        return Map.of(
                "userId", Values.text(userId),
                "state", Values.text(WorkspaceState.STOPPED.wireValue()),
                "since", Values.instant(lastWeek),
                "lastActiveAt", Values.instant(lastWeek),
                "version", Values.number(5));
    }
}
