package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.ScriptedTaskRuntime;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A service with one person, over real tables and a scripted runtime. */
final class Floor implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final TaskAddress ADDRESS = new TaskAddress("127.0.0.1", 18789);

    final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    final SettableClock clock = new SettableClock(NOW);
    final UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    final ScriptedPlatform platform = new ScriptedPlatform();
    final ScriptedTaskRuntime runtime = platform.runtime();
    final WorkspaceService service = anotherProcess();
    final UserId ada = person("ada").id();

    User person(String name) {
        return users.create(
                new EmailAddress(name + "@example.com"), name, Role.EMPLOYEE, Team.DEFAULT);
    }

    /** A second service on the same tables and runtime. */
    WorkspaceService anotherProcess() {
        return platform.service(dynamoDb, users, clock);
    }

    void disable(UserId id) {
        users.update(id, People::disabled);
    }

    /** Takes the person's item away, as somebody with the table at hand could. */
    void delete(UserId id) {
        dynamoDb.client()
                .deleteItem(
                        request ->
                                request.tableName(
                                                Tables.USERS.physicalName(
                                                        EmbeddedDynamoDb.ENVIRONMENT))
                                        .key(Map.of("userId", AttributeValue.fromS(id.value()))));
    }

    /** What stops workspaces, on the same tables and runtime, as a part of the sweep has it. */
    StopWork stops() {
        return new StopWork(parts());
    }

    /** Of a process of its own, on the same tables and runtime. */
    WorkspaceParts parts() {
        WorkspaceStore store = new WorkspaceStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        return new WorkspaceParts(
                new WorkspaceRecords(store, List.of(), clock),
                new Transitions(clock),
                platform.over(users, clock),
                new BackgroundWork(),
                new WaitingLine(store, platform.rules()::startsAtOnce, clock, service::start));
    }

    /** Returns when the service is at nothing any more. */
    void settle() {
        assertThat(service.awaitWork(Duration.ofSeconds(20))).isTrue();
    }

    /** Nothing of the runtime fails any more; what failed before is not tried again unnoticed. */
    void recover() {
        settle();
        runtime.recover();
    }

    Workspace await(WorkspaceState state) {
        return Eventually.get(() -> service.find(ada), found -> found.state() == state);
    }

    Workspace await(StartPhase phase) {
        return Eventually.get(
                () -> service.find(ada), found -> found.phase().equals(Optional.of(phase)));
    }

    /** Ada's workspace, brought up. */
    TaskRef running() {
        int before = runtime.launchesOf(ada).size();
        service.start(ada);
        TaskRef task = runtime.awaitTask(ada, before + 1);
        runtime.ready(task, ADDRESS);
        await(WorkspaceState.RUNNING);
        return task;
    }

    @Override
    public void close() {
        service.close();
        dynamoDb.close();
    }
}
