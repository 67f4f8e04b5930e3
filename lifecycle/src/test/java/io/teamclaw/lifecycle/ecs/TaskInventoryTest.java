package io.teamclaw.lifecycle.ecs;

import static io.teamclaw.lifecycle.ecs.TaskAccount.ADA;
import static io.teamclaw.lifecycle.ecs.TaskAccount.FAMILY;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.Inventory.Page;
import io.teamclaw.lifecycle.workspaces.Inventory.Thing;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskInventoryTest {
    private static MotoServer server;

    private TaskAccount account;
    private TaskInventory inventory;

    @BeforeAll
    static void startServer() throws IOException {
        server = MotoServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        account = TaskAccount.on(server);
        inventory = account.inventory();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void itHasTheWorkspacesTasksThatRunWithTheirOwners() {
        account.run(account.define("teamclaw-router-test"), "ecs-svc/1");
        account.run(account.define("teamclaw-user-test"), "nobody's");
        String running = account.run(FAMILY, "attempt-1");
        String stopping = account.run(FAMILY, "attempt-2");
        account.ecs.stopTask(
                request ->
                        request.cluster(account.platform(0).clusterArn())
                                .task(stopping)
                                .reason("test"));

        assertThat(inventory.list(Optional.empty()).things())
                .singleElement()
                .matches(thing -> thing.owner().equals(ADA.id()))
                .matches(thing -> thing.id().startsWith(running))
                .matches(thing -> thing.madeAt().equals(account.task(running).createdAt()));
        assertThat(inventory.growsWithPeople()).isFalse();
    }

    @Test
    void itGoesThroughAllPagesAndStartsAnewWhereACursorIsNotKnown() {
        IntStream.range(0, 130).forEach(i -> account.run(FAMILY, "attempt-" + i));

        Page first = inventory.list(Optional.empty());
        Page second = inventory.list(first.next());

        assertThat(first.things()).hasSize(100);
        assertThat(second.things()).hasSize(30).doesNotContainAnyElementsOf(first.things());
        assertThat(second.next()).isEmpty();
        assertThat(inventory.list(Optional.of("long gone")).things()).isEqualTo(first.things());
    }

    @Test
    void whatIsRemovedEnds() {
        String arn = account.run(FAMILY, "attempt-1");
        Thing thing = inventory.list(Optional.empty()).things().get(0);

        inventory.remove(thing);
        inventory.remove(thing);

        assertThat(account.task(arn).desiredStatus()).isEqualTo("STOPPED");
        assertThat(account.task(arn).stoppedReason())
                .isEqualTo("TeamClaw found no workspace that this task belongs to");
        assertThat(inventory.list(Optional.empty()).things()).isEqualTo(List.of());
    }

    @Test
    void aTaskIsWantedThatTheRecordNamesOrTheGoingAttemptOrARemoval() {
        account.run(FAMILY, "attempt-1");
        account.run(FAMILY, "wipe");
        List<Thing> things = inventory.list(Optional.empty()).things();
        Thing task = things.get(0);
        Thing wipe = things.get(1);
        Optional<TaskRef> its = Optional.of(ref(task));
        Optional<TaskRef> others = Optional.of(new TaskRef("arn:other"));
        Optional<TaskRef> none = Optional.empty();
        Optional<Removal> stays = Optional.empty();

        assertThat(wanted(task, WorkspaceState.RUNNING, "attempt-1", its, stays)).isTrue();
        assertThat(wanted(task, WorkspaceState.STARTING, "attempt-2", its, stays)).isTrue();
        assertThat(wanted(task, WorkspaceState.FAILED, "attempt-1", its, stays)).isTrue();
        assertThat(wanted(task, WorkspaceState.STARTING, "attempt-1", none, stays)).isTrue();
        assertThat(wanted(task, WorkspaceState.STARTING, "attempt-2", none, stays)).isFalse();
        assertThat(wanted(task, WorkspaceState.STARTING, "attempt-1", others, stays)).isFalse();
        assertThat(wanted(task, WorkspaceState.STOPPED, "attempt-1", none, stays)).isFalse();
        assertThat(inventory.isWanted(task, Workspace.absent(ADA.id()))).isFalse();

        Optional<Removal> removal = Optional.of(Removal.DELETE_FILES);
        assertThat(wanted(wipe, WorkspaceState.STOPPING, "attempt-1", none, removal)).isTrue();
        assertThat(wanted(wipe, WorkspaceState.STARTING, "attempt-1", none, stays)).isFalse();
        assertThat(wanted(wipe, WorkspaceState.RUNNING, "attempt-1", its, stays)).isFalse();
    }

    private boolean wanted(
            Thing thing,
            WorkspaceState state,
            String attemptId,
            Optional<TaskRef> task,
            Optional<Removal> removal) {
        Workspace absent = Workspace.absent(ADA.id());
        return inventory.isWanted(
                thing,
                new Workspace(
                        ADA.id(),
                        state,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.of(
                                new Start(attemptId, Optional.empty(), Map.of(), Optional.empty())),
                        task,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        removal,
                        absent.activity(),
                        Optional.empty(),
                        List.of(),
                        1));
    }

    private static TaskRef ref(Thing thing) {
        return new TaskRef(thing.id().substring(0, thing.id().indexOf('|')));
    }
}
