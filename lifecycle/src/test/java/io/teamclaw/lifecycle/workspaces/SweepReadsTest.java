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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a sweep reads, as DynamoDB bills it: in proportion to what runs, not to what there is. */
class SweepReadsTest {
    private static final Logger LOG = System.getLogger(SweepReadsTest.class.getName());
    private static final String TABLE =
            Tables.WORKSPACES.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
    private static final int IDLE = 200;
    private static final int BATCH = 25;
    private static final Duration HOUR = Duration.ofHours(1);

    /** What one sweep took. */
    private record Cost(int gets, int queries, double readUnits, Duration time) {}

    @Test
    void areTheSameWithTenThousandWorkspacesOfWhichTwoHundredRun() {
        Cost few = sweep(0, HOUR, IDLE);
        Cost many = sweep(10_000 - IDLE, HOUR, IDLE);

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
        assertThat(many.gets()).isEqualTo(few.gets()).isLessThan(15 * IDLE);
        assertThat(many.queries()).isEqualTo(few.queries()).isLessThan(2 * IDLE);
    }

    @Test
    void areThoseOfTheIndexAloneForWhatIsInUse() {
        Cost used = sweep(0, Duration.ofMinutes(4), 0);

        LOG.log(
                Level.INFO,
                "A sweep of {0} workspaces in use took {1} single reads and {2} read units",
                IDLE,
                used.gets(),
                used.readUnits());
        assertThat(used.gets()).as("of slots and their limit").isLessThanOrEqualTo(2);
        assertThat(used.readUnits()).isLessThan(IDLE);
    }

    /**
     * @param stopped how many there are besides
     * @param later after their start
     * @param idle how many stop then
     */
    private static Cost sweep(int stopped, Duration later, int idle) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            ScriptedTaskRuntime runtime = new ScriptedTaskRuntime();
            UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
            fill(dynamoDb, stopped);
            run(dynamoDb, users, runtime);
            MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
            Clock clock = new SettableClock(Floor.NOW.plus(later));
            try (WorkspaceService service =
                    WorkspaceService.create(
                            measured,
                            EmbeddedDynamoDb.ENVIRONMENT,
                            platform(measured, runtime, clock))) {
                long begin = System.nanoTime();
                SweepReport report = service.sweep();
                assertThat(service.awaitWork(Duration.ofMinutes(1))).isTrue();
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(report.idleStopped()).isEqualTo(idle);
                assertThat(report.reads().indexItems()).isEqualTo(IDLE);
                assertThat(report.reads().records()).isEqualTo(idle);
                assertThat(runtime.stopped()).hasSize(idle);
                return new Cost(measured.gets(), measured.queries(), measured.readUnits(), time);
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

    /** As a start leaves it. */
    private static void run(
            EmbeddedDynamoDb dynamoDb, UserStore users, ScriptedTaskRuntime runtime) {
        for (int i = 0; i < IDLE; i++) {
            EmailAddress email = new EmailAddress("p" + i + "@example.com");
            UserId id = users.create(email, "P", Role.EMPLOYEE, Team.DEFAULT).id();
            TaskRef task = new TaskRef("task-" + i);
            runtime.ready(task, Floor.ADDRESS);
            Map<String, AttributeValue> item =
                    new HashMap<>(item(id.value(), WorkspaceState.RUNNING, Floor.NOW));
            item.put("attemptId", Values.text("attempt-" + i));
            item.put(
                    "reached",
                    AttributeValue.fromM(
                            Map.of(StartPhase.READY.wireValue(), Values.instant(Floor.NOW))));
            item.put("task", Values.text(task.value()));
            item.put("host", Values.text(Floor.ADDRESS.host()));
            item.put("port", Values.number(Floor.ADDRESS.port()));
            dynamoDb.client().putItem(put -> put.tableName(TABLE).item(item));
        }
    }

    private static void fill(EmbeddedDynamoDb dynamoDb, int stopped) {
        for (int from = 0; from < stopped; from += BATCH) {
            List<WriteRequest> batch = new ArrayList<>();
            for (int i = from; i < Math.min(stopped, from + BATCH); i++) {
                Map<String, AttributeValue> item =
                        item("stopped-" + i, WorkspaceState.STOPPED, Floor.NOW);
                batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            dynamoDb.client().batchWriteItem(write -> write.requestItems(Map.of(TABLE, batch)));
        }
    }

    private static Map<String, AttributeValue> item(
            String userId, WorkspaceState state, Instant since) {
        return Map.of(
                "userId", Values.text(userId),
                "state", Values.text(state.wireValue()),
                "since", Values.instant(since),
                "lastActiveAt", Values.instant(since),
                "version", Values.number(5));
    }
}
