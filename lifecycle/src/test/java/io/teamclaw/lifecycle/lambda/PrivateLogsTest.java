package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the functions are given, their logs name people by id only. */
class PrivateLogsTest {
    private static final String ENV = EmbeddedDynamoDb.ENVIRONMENT;

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UserStore users = new UserStore(dynamoDb.client(), ENV);
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final FunctionLogs logs = FunctionLogs.install(ENV, lines::add);
    private final User ada =
            users.create(
                    new EmailAddress("ada@company.com"),
                    "Ada Lovelace",
                    Role.EMPLOYEE,
                    new TeamId("red"));

    @AfterEach
    void stop() throws Exception {
        dynamoDb.close();
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void theLifecycleFunctionNamesPeopleByIdOnly() {
        scripted.runtime().readyAtOnce(new TaskAddress("10.0.0.1", 18789));
        LifecycleHandler handler =
                new LifecycleHandler(
                        new LifecyclePlatform(
                                dynamoDb.client(),
                                ENV,
                                scripted.over(users, Clock.systemUTC()),
                                new ScheduleSync(PrivateLogsTest::fail, people -> {}),
                                () -> {},
                                Optional::empty),
                        logs);
        for (String operation :
                List.of("provision", "start", "status", "sync-cron-schedules", "stop", "x")) {
            feed(
                    handler,
                    "{\"operation\":\"%s\",\"userId\":\"%s\",\"by\":\"ada@company.com\"}"
                            .formatted(operation, ada.id()));
        }
        feed(handler, "{\"operation\":\"check-idle\"}");
        feed(handler, "{\"operation\":\"start\",\"userId\":\"ada@company.com\"}");
        feed(handler, "ada@company.com is no JSON");
        breakTables();
        feed(handler, "{\"operation\":\"start\",\"userId\":\"" + ada.id() + "\"}");
        nothingButIds();
        assertThat(lines)
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("\"userId\":\"" + ada.id())
                                        .contains("teamclaw-user-test-" + ada.id()));
    }

    @Test
    void theFunctionOfSignUpsNamesNobody() {
        PreSignUpHandler handler =
                new PreSignUpHandler(
                        PreSignUpHandler.policy("other.example"), email -> AddressState.FREE, logs);
        feed(handler, FunctionEvents.of(PlatformFunction.PRE_SIGN_UP));
        feed(
                handler,
                "{\"triggerSource\":\"PreSignUp_AdminCreateUser\",\"request\":"
                        + "{\"userAttributes\":{\"email\":\"ada@company.com\"}}}");
        feed(handler, "ada@company.com");
        nothingButIds();
    }

    @Test
    void theRollUpNamesRowsByTheirKey() {
        UsageRollupHandler handler = new UsageRollupHandler(dynamoDb.client(), ENV, logs);
        breakTables();
        feed(handler, FunctionEvents.of(PlatformFunction.USAGE_ROLLUP));
        feed(
                handler,
                FunctionEvents.of(PlatformFunction.USAGE_ROLLUP)
                        .replace("\"anthropic\"", "\"ada@company.com Ada Lovelace\"")
                        .replace("\"200\"", "\"ada@company.com\""));
        nothingButIds();
    }

    private static void fail(UserId user) {
        throw new IllegalStateException("The settings of " + user + " are malformed");
    }

    private void breakTables() {
        for (var table : List.of(Tables.WORKSPACES, Tables.USAGE_ROLLUP)) {
            dynamoDb.client().deleteTable(delete -> delete.tableName(table.physicalName(ENV)));
        }
    }

    /** Failures are part of what is fed. */
    private static void feed(RequestStreamHandler handler, String event) {
        Throwable thrown = catchThrowable(() -> Invocation.of(handler, event));
        if (thrown != null) {
            assertThat(thrown.getMessage()).doesNotContain("ada@", "Lovelace");
        }
    }

    private void nothingButIds() {
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("{")
                                        .doesNotContainIgnoringCase(
                                                "company.com", "lovelace", "10.0.0.1"));
    }
}
