package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import io.teamclaw.router.testing.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person whose workspace does not run gets a page that starts it and then moves on. */
class StartPageTest {
    private final Town town = new Town();

    @AfterEach
    void end() {
        town.close();
    }

    private HttpResponse<String> page() {
        return town.send(town.byAda("/u/{ada}/chat").header("Accept", "text/html"));
    }

    private JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode status() {
        return json(town.send(town.byAda("/u/{ada}/_teamclaw/status")));
    }

    private HttpRequest.Builder start() {
        return town.byAda("/u/{ada}/_teamclaw/start").POST(HttpRequest.BodyPublishers.noBody());
    }

    private static String step(JsonNode status, String phase) {
        for (JsonNode each : status.get("steps")) {
            if (each.get("phase").asText().equals(phase)) {
                return each.get("status").asText();
            }
        }
        return "missing";
    }

    @Test
    void the_page_brings_all_it_needs_and_is_strict_about_it() {
        HttpResponse<String> page = page();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "'self'"));
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(page.body())
                .contains("aria-live=\"polite\"", "Starting OpenClaw", "Back to the portal")
                .contains("data-base=\"/u/" + town.ada.id() + "/_teamclaw\"")
                .doesNotContain("<style", "style=", "onclick", "://", "{steps}");
        for (String asset : new String[] {"page.css", "start.js", "icon.svg"}) {
            assertThat(page.body()).contains("/_router/assets/" + asset);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(town.uri("/_router/assets/" + asset));
            HttpResponse<String> found = town.send(request);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        }
        assertThat(town.send(HttpRequest.newBuilder(town.uri("/_router/assets/../x"))).statusCode())
                .isEqualTo(400);
        assertThat(town.send(HttpRequest.newBuilder(town.uri("/_router/x"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_start_goes_from_absent_to_the_agent() {
        assertThat(status().get("state").asText()).isEqualTo("absent");
        assertThat(status().get("elapsedSeconds").asInt()).isZero();

        HttpResponse<String> started = town.send(start().header("Origin", town.origin()));
        assertThat(started.statusCode()).isEqualTo(202);
        TaskRef task = town.runtime.awaitTask(town.ada.id(), 1);
        town.runtime.phase(task, StartPhase.GATEWAY);
        JsonNode starting =
                Eventually.get(this::status, now -> now.path("phase").asText().equals("gateway"));
        assertThat(starting.get("state").asText()).isEqualTo("starting");
        assertThat(starting.get("phaseTitle").asText()).isEqualTo("Starting OpenClaw");
        assertThat(step(starting, "launching")).isEqualTo("done");
        assertThat(step(starting, "gateway")).isEqualTo("current");
        assertThat(step(starting, "ready")).isEqualTo("pending");
        assertThat(page().body()).contains("data-phase=\"gateway\" data-status=\"current\"");

        town.runtime.ready(task, new TaskAddress("127.0.0.1", town.agent.port()));
        JsonNode running =
                Eventually.get(this::status, now -> now.get("state").asText().equals("running"));
        assertThat(step(running, "ready")).isEqualTo("done");
        assertThat(page().body()).isEqualTo("hello");
    }

    @Test
    void only_the_steps_that_apply_are_shown() {
        assertThat(step(status(), "waiting")).isEqualTo("missing");
        assertThat(step(status(), "gateway")).isEqualTo("pending");

        town.send(start().header("Origin", town.origin()));
        TaskRef task = town.runtime.awaitTask(town.ada.id(), 1);
        town.runtime.phase(task, StartPhase.GATEWAY);
        JsonNode starting =
                Eventually.get(this::status, now -> now.path("phase").asText().equals("gateway"));

        for (String passed : new String[] {"waiting", "installing", "machine"}) {
            assertThat(step(starting, passed)).as(passed).isEqualTo("missing");
        }
        assertThat(step(starting, "launching")).isEqualTo("done");
    }

    @Test
    void who_waits_in_line_sees_their_place() {
        town.platform.rules().startsAtOnce(1);
        town.workspaces.start(town.bob.id());
        town.runtime.awaitTask(town.bob.id(), 1);
        town.send(start().header("Origin", town.origin()));

        JsonNode waiting =
                Eventually.get(this::status, now -> now.path("phase").asText().equals("waiting"));

        assertThat(waiting.get("position").asInt()).isEqualTo(1);
        assertThat(step(waiting, "waiting")).isEqualTo("current");
    }

    @Test
    void looking_does_not_start_anything() {
        page();
        status();

        assertThat(town.workspaces.find(town.ada.id()).state()).isEqualTo(WorkspaceState.ABSENT);
    }

    @Test
    void only_the_owners_own_page_may_start_it() {
        assertThat(town.send(start()).statusCode()).isEqualTo(403);
        assertThat(town.send(start().header("Origin", "http://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(town.send(start().header("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        HttpRequest.Builder byBob =
                HttpRequest.newBuilder(town.uri("/u/{ada}/_teamclaw/start"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .header("Origin", town.origin())
                        .header("Cookie", town.session(town.bob.id()));
        assertThat(town.send(byBob).statusCode()).isEqualTo(403);
        assertThat(town.send(town.byAda("/u/{ada}/_teamclaw/start")).statusCode()).isEqualTo(404);
        assertThat(town.workspaces.find(town.ada.id()).state()).isEqualTo(WorkspaceState.ABSENT);

        assertThat(town.send(start().header("Sec-Fetch-Site", "same-origin")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_failure_shows_its_cause_and_waits_for_the_person() {
        town.runtime.failProvision("No room on the \"disk\" <left>; free some");
        town.send(start().header("Origin", town.origin()));

        JsonNode failed =
                Eventually.get(this::status, now -> now.get("state").asText().equals("failed"));
        assertThat(failed.get("cause").asText()).contains("No room on the \"disk\" <left>");
        page();
        assertThat(status().get("state").asText()).isEqualTo("failed");

        town.runtime.recover();
        town.send(start().header("Origin", town.origin()));
        Eventually.get(this::status, now -> now.get("state").asText().equals("starting"));
    }

    @Test
    void a_workspace_that_is_stopping_is_started_when_it_has_stopped() {
        town.adaRuns();
        CountDownLatch hold = town.runtime.holdStops();
        town.workspaces.stop(town.ada.id());
        Eventually.get(this::status, now -> now.get("state").asText().equals("stopping"));
        assertThat(page().body()).contains("Your workspace");

        hold.countDown();
        Eventually.get(this::status, now -> now.get("state").asText().equals("stopped"));
    }

    @Test
    void programs_get_503_and_when_to_come_back() {
        HttpResponse<String> answer =
                town.send(town.byAda("/u/{ada}/api/x").header("Accept", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("workspace_not_running");
    }

    @Test
    void an_agent_that_is_gone_without_a_word_is_found_out() {
        TaskRef task = town.adaRuns();
        town.runtime.vanish(task, "killed");
        town.agent.close();

        assertThat(page().body()).contains("Your workspace", "_teamclaw");
        JsonNode after =
                Eventually.get(
                        this::status, now -> !now.get("state").asText().equals("unreachable"));
        assertThat(after.get("state").asText()).isIn("stopped", "failed");
    }

    @Test
    void a_running_workspace_that_does_not_answer_is_not_called_running() {
        town.adaRuns();
        town.agent.close();

        assertThat(status().get("state").asText()).isEqualTo("unreachable");
        assertThat(town.send(town.byAda("/u/{ada}/x")).statusCode()).isEqualTo(503);
    }
}
