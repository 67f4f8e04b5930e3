package io.teamclaw.lifecycle.ecs;

import static io.teamclaw.lifecycle.ecs.TaskAccount.ADA;
import static io.teamclaw.lifecycle.ecs.TaskAccount.FAMILY;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.Inventory.Page;
import io.teamclaw.lifecycle.workspaces.Inventory.Thing;
import java.io.IOException;
import java.util.List;
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
}
