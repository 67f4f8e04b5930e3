package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.ScriptedOpenClaw;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import io.teamclaw.router.testing.Town;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS gives a task's address to another one: nobody is ever led to a stranger's workspace. */
class StrangersGatewayTest {
    private final Town town = new Town();
    private final ScriptedOpenClaw agent = ScriptedOpenClaw.of(town.ada.id());
    private final RouterServer router =
            town.router(town.config(0), new OpenClawGateway()::identity).start();
    private TaskRef task;

    @BeforeEach
    void start() {
        town.workspaces.start(town.ada.id());
        task = town.runtime.awaitTask(town.ada.id(), 1);
        town.runtime.ready(task, agent.address());
        town.await(WorkspaceState.RUNNING);
    }

    @AfterEach
    void end() {
        router.close();
        agent.close();
        town.close();
    }

    @Test
    void an_owners_gateway_is_asked_once_and_not_for_every_request() {
        for (int i = 0; i < 20; i++) {
            assertThat(open().body()).contains("/u/" + town.ada.id());
        }

        assertThat(agent.paths().stream().filter(path -> path.endsWith("/chat"))).hasSize(20);
        assertThat(agent.paths()).hasSizeLessThan(30);
    }

    @Test
    void an_address_that_is_a_strangers_from_the_start_is_never_used() {
        agent.becomes(town.bob.id());

        assertThat(open().body()).contains("Your workspace", "_teamclaw");

        assertThat(agent.paths()).containsOnly("/u/" + town.ada.id() + "/");
    }

    @Test
    void an_address_that_becomes_a_strangers_is_left_and_the_record_put_right() {
        assertThat(open().body()).contains("/u/" + town.ada.id());

        agent.becomes(town.bob.id());
        town.runtime.vanish(task, "its machine was taken back");

        Eventually.get(() -> open().body(), body -> body.contains("_teamclaw"));
        town.await(WorkspaceState.STOPPED);
    }

    private HttpResponse<String> open() {
        return town.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/u/%s/chat"
                                                .formatted(router.port(), town.ada.id())))
                        .header("Cookie", town.session(town.ada.id()))
                        .header("Accept", "text/html"));
    }
}
