package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.SocketCaller;
import io.teamclaw.router.testing.SocketScript;
import io.teamclaw.router.testing.Town;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A WebSocket is checked like any request, and checked again for as long as it is open. */
class WebSocketAccessTest {
    private final Town town = new Town();
    private final SocketCaller caller = new SocketCaller(town);

    @BeforeEach
    void runs() {
        town.adaRuns();
        town.agent.script(SocketScript::echo);
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void nobody_and_others_are_refused_before_the_agent_hears_of_it() {
        assertThat(caller.refusal(caller.socket(), "/u/{ada}/")).isEqualTo(403);
        assertThat(
                        caller.refusal(
                                caller.socket().header("Cookie", town.session(town.bob.id())),
                                "/u/{ada}/"))
                .isEqualTo(403);
        assertThat(town.agent.requests).isEmpty();
    }

    @Test
    void a_page_of_another_origin_cannot_open_a_socket() {
        String cookie = town.session(town.ada.id());

        for (String origin : new String[] {"http://evil.example", "null", town.origin() + "0"}) {
            assertThat(
                            caller.refusal(
                                    caller.socket()
                                            .header("Cookie", cookie)
                                            .header("Origin", origin),
                                    "/u/{ada}/"))
                    .isEqualTo(403);
            assertThat(caller.refusal(caller.socket().header("Origin", origin), "/push"))
                    .isEqualTo(403);
        }
        assertThat(town.agent.requests).isEmpty();
        assertThat(town.portal.requests).isEmpty();
    }

    @Test
    void administration_is_not_reached_by_a_socket_either() {
        assertThat(
                        caller.refusal(
                                caller.socket().header("Cookie", town.session(town.ada.id())),
                                "/u/{ada}/api/v1/admin/rpc"))
                .isEqualTo(404);
        assertThat(town.agent.requests).isEmpty();
    }

    @Test
    void an_agents_own_refusal_is_passed_on() {
        town.agent.script(
                (request, in, out) ->
                        Backend.write(
                                out,
                                "HTTP/1.1 401 Unauthorized\r\nSet-Cookie: a=b\r\n"
                                        + "Content-Length: 2\r\n\r\nno"));
        String upgrade =
                """
                GET /u/{ada}/ HTTP/1.1\r
                Host: {host}\r
                Cookie: {ada-session}\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                \r
                """;

        try (var raw = town.raw(upgrade)) {
            assertThat(raw.readAll())
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                    .endsWith("\r\n\r\nno")
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void a_socket_to_a_workspace_that_does_not_run_gets_503() {
        assertThat(
                        caller.refusal(
                                caller.socket().header("Cookie", town.session(town.bob.id())),
                                "/u/{bob}/"))
                .isEqualTo(503);
    }

    @Test
    void an_open_socket_of_somebody_who_is_disabled_is_closed() throws Exception {
        WebSocket socket = caller.openByAda();
        socket.sendText("still here", true).join();
        assertThat(caller.received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("still here");

        town.disable(town.ada.id(), true);

        assertThat(caller.received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
    }

    @Test
    void an_open_socket_is_closed_when_the_session_expires() throws Exception {
        String cookie = "tc_session=" + town.tokens.issue(town.ada.id(), Duration.ofSeconds(2));

        caller.open(
                caller.socket().header("Cookie", cookie).header("Origin", town.origin()),
                "/u/{ada}/");

        assertThat(caller.received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
    }
}
