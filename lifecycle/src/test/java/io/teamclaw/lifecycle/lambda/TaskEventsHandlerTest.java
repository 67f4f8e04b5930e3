package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.LoggedLines;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskEventsHandlerTest {
    private static final String ENV = EmbeddedDynamoDb.ENVIRONMENT;

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UserStore users = new UserStore(dynamoDb.client(), ENV);
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final WorkspaceService workspaces = scripted.service(dynamoDb, users);
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final TaskEventsHandler handler =
            new TaskEventsHandler(
                    dynamoDb.client(),
                    ENV,
                    asked::incrementAndGet,
                    FunctionLogs.detached(ENV, lines::add),
                    Clock.systemUTC(),
                    new ComputePrice(60_000));
    private UserId ada;

    @BeforeEach
    void join() {
        ada =
                users.create(
                                new EmailAddress("ada@company.com"),
                                "Ada",
                                Role.EMPLOYEE,
                                Team.DEFAULT)
                        .id();
    }

    @AfterEach
    void stop() {
        workspaces.close();
        dynamoDb.close();
    }

    @Test
    void recordsACrashWithACauseThatAPersonCanActOn() {
        TaskRef task = running();

        tell(TaskEvents.crashed(ada, task));

        Workspace now = workspaces.find(ada);
        assertThat(now.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(now.failure().orElseThrow().kind()).isEqualTo(FailureKind.CRASHED);
        assertThat(now.cause().orElseThrow()).contains("exit code 1", "Start it again");
        assertThat(now.task()).isEmpty();
        assertThat(now.address()).isEmpty();
        assertThat(lines).singleElement().asString().contains("\"Crashes\":1", ada.value());
    }

    @ParameterizedTest
    @CsvSource({
        "SpotInterruption, Your Spot Task was interrupted.",
        "UserInitiated, Task stopped by user"
    })
    void countsWhatIsNobodysFaultAsStopped(String code, String reason) {
        TaskRef task = running();

        tell(TaskEvents.stopped(ada, task, code, reason));

        assertThat(workspaces.find(ada).state()).isEqualTo(WorkspaceState.STOPPED);
        assertThat(lines).singleElement().asString().contains("\"StopsReported\":1");
    }

    @Test
    void endsAStartWhoseTaskEndedAndHasTheNextInLineStarted() {
        UserId bob =
                users.create(
                                new EmailAddress("bob@company.com"),
                                "Bob",
                                Role.EMPLOYEE,
                                Team.DEFAULT)
                        .id();
        scripted.rules().startsAtOnce(1);
        workspaces.start(ada);
        TaskRef task = scripted.runtime().awaitTask(ada, 1);
        Eventually.get(() -> workspaces.find(ada), now -> now.task().isPresent());
        workspaces.start(bob);
        Eventually.get(
                () -> workspaces.find(bob),
                now -> now.phase().equals(Optional.of(StartPhase.WAITING)));
        // Whoever follows the start would see its end as well.
        workspaces.close();

        tell(TaskEvents.crashed(ada, task));

        assertThat(workspaces.find(ada).state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void changesNothingWhenItIsToldAgain() {
        TaskRef task = running();
        tell(TaskEvents.crashed(ada, task));
        Workspace after = workspaces.find(ada);

        tell(TaskEvents.crashed(ada, task));
        tell(TaskEvents.running(ada, task));

        assertThat(workspaces.find(ada)).isEqualTo(after);
        assertThat(lines).hasSize(1);
    }

    @Test
    void changesNothingForATaskThatIsLongReplaced() {
        TaskRef old = running();
        tell(TaskEvents.crashed(ada, old));
        TaskRef task = running();
        assertThat(task).isNotEqualTo(old);
        Workspace before = workspaces.find(ada);

        tell(TaskEvents.crashed(ada, old));

        assertThat(workspaces.find(ada)).isEqualTo(before);
    }

    @Test
    void changesNothingForOtherTasksAndFamilies() {
        TaskRef task = running();
        Workspace before = workspaces.find(ada);

        // One that removes files is of the person's family too.
        tell(TaskEvents.crashed(ada, TaskEvents.task("wipe")));
        tell(TaskEvents.crashed(new UserId("somebody"), task));
        for (String family :
                List.of(
                        "teamclaw-router-test",
                        "teamclaw-user-other-" + ada,
                        "teamclaw-user-test",
                        "teamclaw-user-test-",
                        "teamclaw-user-test-No Id")) {
            tell(TaskEvents.event("family:" + family, task, "STOPPED", ""));
        }
        tell(
                TaskEvents.event(
                        "family:teamclaw-user-test-" + ada,
                        "teamclaw-router-test",
                        task,
                        "STOPPED",
                        ""));
        tell(TaskEvents.event("service:web", "teamclaw-user-test-" + ada, task, "STOPPED", ""));

        assertThat(workspaces.find(ada)).isEqualTo(before);
        assertThat(workspaces.find(new UserId("somebody")).version()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROVISIONING", "PENDING", "RUNNING", "DEPROVISIONING", "STOPPING"})
    void waitsUntilATaskHasStopped(String status) {
        TaskRef task = running();
        Workspace before = workspaces.find(ada);

        tell(TaskEvents.event("family:teamclaw-user-test-" + ada, task, status, ""));

        assertThat(workspaces.find(ada)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret, no JSON",
                "{}",
                "[]",
                "null",
                "{\"detail-type\":\"ECS Task State Change\",\"detail\":\"secret\"}",
                "{\"detail-type\":\"ECS Task State Change\",\"detail\":{\"taskArn\":\"secret\"}}",
                "{\"detail-type\":\"ECS Task State Change\",\"detail\":{\"taskArn\":7,"
                        + "\"lastStatus\":\"STOPPED\",\"taskDefinitionArn\":\"secret\"}}",
                "{\"detail-type\":\"ECS Task State Change\",\"detail\":{\"taskArn\":\"a\","
                        + "\"lastStatus\":\"STOPPED\",\"taskDefinitionArn\":\"\"}}"
            })
    void passesOverWhatItCannotReadWithoutItsContents(String event) {
        try (LoggedLines log = LoggedLines.of(TaskEventsHandler.class)) {
            tell(event);
            assertThat(log.text()).doesNotContain("secret");
            if (!event.endsWith("\"\"}}")) {
                assertThat(log.text()).contains("Passed over an event");
            }
        }
    }

    @Test
    void letsEventBridgeTellItAgainWhereTheTableDoesNotAnswer() {
        TaskRef task = running();
        dynamoDb.close();

        assertThatThrownBy(() -> tell(TaskEvents.crashed(ada, task)))
                .isInstanceOf(FunctionFailedException.class)
                .hasNoCause();
    }

    private TaskRef running() {
        int before = scripted.runtime().launchesOf(ada).size();
        workspaces.start(ada);
        TaskRef task = scripted.runtime().awaitTask(ada, before + 1);
        scripted.runtime().ready(task, new TaskAddress("10.0.1.5", 18789));
        Eventually.get(() -> workspaces.find(ada), now -> now.state() == WorkspaceState.RUNNING);
        return task;
    }

    private void tell(String event) {
        Invocation.of(handler, event);
    }
}
