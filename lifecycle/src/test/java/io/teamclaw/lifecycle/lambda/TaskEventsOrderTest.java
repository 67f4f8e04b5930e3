package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** EventBridge tells at least once, in any order. */
class TaskEventsOrderTest {
    private static EmbeddedDynamoDb dynamoDb;
    private static int people;

    /** What one event is about. */
    enum News {
        RUNNING_BEFORE,
        CRASH_BEFORE,
        RUNNING_NOW,
        CRASH_NOW,
        CRASH_OF_ANOTHER_TASK,
        CRASH_OF_A_SERVICE
    }

    @BeforeContainer
    static void start() {
        dynamoDb = EmbeddedDynamoDb.start();
    }

    @AfterContainer
    static void stop() {
        dynamoDb.close();
    }

    @Provide
    Arbitrary<List<News>> news() {
        return Arbitraries.of(News.class).list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 60)
    void onlyTheEndOfTheRecordedTaskEverChangesAnything(@ForAll("news") List<News> told) {
        UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        ScriptedPlatform scripted = new ScriptedPlatform();
        try (WorkspaceService workspaces = scripted.service(dynamoDb, users)) {
            UserId ada =
                    users.create(
                                    new EmailAddress("ada" + people++ + "@company.com"),
                                    "Ada",
                                    Role.EMPLOYEE,
                                    Team.DEFAULT)
                            .id();
            TaskEventsHandler handler =
                    new TaskEventsHandler(
                            dynamoDb.client(),
                            EmbeddedDynamoDb.ENVIRONMENT,
                            () -> {},
                            FunctionLogs.detached(
                                    EmbeddedDynamoDb.ENVIRONMENT, new ArrayList<String>()::add),
                            Clock.systemUTC(),
                            new ComputePrice(60_000));
            TaskRef before = run(workspaces, scripted, ada, 1);
            Invocation.of(handler, TaskEvents.crashed(ada, before));
            TaskRef now = run(workspaces, scripted, ada, 2);
            Workspace running = workspaces.find(ada);

            told.forEach(each -> Invocation.of(handler, event(each, ada, before, now)));

            Workspace after = workspaces.find(ada);
            if (told.contains(News.CRASH_NOW)) {
                assertThat(after.state()).isEqualTo(WorkspaceState.FAILED);
                assertThat(after.version()).isEqualTo(running.version() + 1);
            } else {
                assertThat(after).isEqualTo(running);
            }
        }
    }

    private static TaskRef run(
            WorkspaceService workspaces, ScriptedPlatform scripted, UserId owner, int launch) {
        workspaces.start(owner);
        TaskRef task = scripted.runtime().awaitTask(owner, launch);
        scripted.runtime().ready(task, new TaskAddress("10.0.1.5", 18789));
        Eventually.get(
                () -> workspaces.find(owner), found -> found.state() == WorkspaceState.RUNNING);
        return task;
    }

    private static String event(News news, UserId ada, TaskRef before, TaskRef now) {
        return switch (news) {
            case RUNNING_BEFORE -> TaskEvents.running(ada, before);
            case CRASH_BEFORE -> TaskEvents.crashed(ada, before);
            case RUNNING_NOW -> TaskEvents.running(ada, now);
            case CRASH_NOW -> TaskEvents.crashed(ada, now);
            case CRASH_OF_ANOTHER_TASK -> TaskEvents.crashed(ada, TaskEvents.task("other"));
            case CRASH_OF_A_SERVICE ->
                    TaskEvents.event("service:router", "teamclaw-router-test", now, "STOPPED", "");
        };
    }
}
