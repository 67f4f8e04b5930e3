package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.RawClient;
import io.teamclaw.router.testing.SocketClient;
import io.teamclaw.router.testing.SocketScript;
import io.teamclaw.router.testing.Town;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets into workspaces: checked like any request, then left alone until somebody's end. */
class WebSocketTest {
    private final Town town = new Town();
    private final SocketClient received = new SocketClient();

    @BeforeEach
    void runs() {
        town.adaRuns();
        town.agent.script(SocketScript::echo);
    }

    @AfterEach
    void end() {
        town.close();
    }

    private WebSocket.Builder socket() {
        return town.client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20));
    }

    private WebSocket open(WebSocket.Builder builder, String target) {
        URI uri = URI.create(town.uri(target).toString().replace("http://", "ws://"));
        return builder.buildAsync(uri, received).join();
    }

    private WebSocket openByAda() {
        return open(
                socket().header("Cookie", town.session(town.ada.id()))
                        .header("Origin", town.origin()),
                "/u/{ada}/");
    }

    private int refusal(WebSocket.Builder builder, String target) {
        try {
            open(builder, target).abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Test
    void text_travels_both_ways_and_a_close_ends_it() throws Exception {
        WebSocket socket = openByAda();

        socket.sendText("hello", true).join();
        assertThat(received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.sendClose(4001, "enough").join();

        assertThat(received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4001);
    }

    @Test
    void the_handshake_reaches_the_agent_whole_and_without_the_session() throws Exception {
        town.agent.script(
                (request, in, out) -> {
                    SocketScript.accept(
                            request, out, "Sec-WebSocket-Protocol: claw", "Set-Cookie: a=b");
                    in.read();
                });

        WebSocket socket =
                open(
                        socket().subprotocols("claw", "other")
                                .header("Cookie", town.session(town.ada.id()))
                                .header("X-TeamClaw-User", "root@example.com")
                                .header("Origin", town.origin()),
                        "/u/{ada}/?token=x%2Fy");

        Backend.Request seen = town.agent.requests.take();
        assertThat(socket.getSubprotocol()).isEqualTo("claw");
        assertThat(seen.target()).endsWith("/?token=x%2Fy");
        assertThat(seen.values("origin")).containsExactly(town.origin());
        assertThat(seen.values("sec-websocket-protocol")).isNotEmpty();
        assertThat(seen.values("sec-websocket-version")).containsExactly("13");
        assertThat(seen.values("upgrade")).containsExactly("websocket");
        assertThat(seen.values("x-teamclaw-user")).containsExactly("ada@example.com");
        assertThat(seen.values("x-forwarded-for")).containsExactly("192.0.2.10");
        assertThat(seen.values("cookie")).isEmpty();
    }

    @Test
    void a_large_binary_message_arrives_as_it_was() throws Exception {
        byte[] large = new byte[20 * 1024 * 1024];
        new Random(1).nextBytes(large);
        WebSocket socket = openByAda();

        socket.sendBinary(ByteBuffer.wrap(large), true).join();

        byte[] back = received.binaries.poll(30, TimeUnit.SECONDS);
        assertThat(Arrays.equals(back, large)).isTrue();
    }

    @Test
    void bytes_that_the_agent_sends_with_its_handshake_are_not_lost() throws Exception {
        town.agent.script(
                (request, in, out) -> {
                    ByteArrayOutputStream both = new ByteArrayOutputStream();
                    SocketScript.accept(request, both);
                    SocketScript.write(both, SocketScript.TEXT, "early".getBytes());
                    out.write(both.toByteArray());
                    out.flush();
                    in.read();
                });

        openByAda();

        assertThat(received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("early");
    }

    @Test
    void an_agent_that_goes_ends_the_socket() throws Exception {
        town.agent.script((request, in, out) -> SocketScript.accept(request, out));

        openByAda();

        assertThat(received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
    }

    @Test
    void a_person_who_goes_ends_the_agents_socket() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        town.agent.script(
                (request, in, out) -> {
                    SocketScript.accept(request, out);
                    if (in.read() < 0) {
                        ended.countDown();
                    }
                });

        openByAda().abort();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobody_and_others_are_refused_before_the_agent_hears_of_it() {
        assertThat(refusal(socket(), "/u/{ada}/")).isEqualTo(403);
        assertThat(refusal(socket().header("Cookie", town.session(town.bob.id())), "/u/{ada}/"))
                .isEqualTo(403);
        assertThat(town.agent.requests).isEmpty();
    }

    @Test
    void a_page_of_another_origin_cannot_open_a_socket() {
        String cookie = town.session(town.ada.id());

        for (String origin : new String[] {"http://evil.example", "null", town.origin() + "0"}) {
            assertThat(
                            refusal(
                                    socket().header("Cookie", cookie).header("Origin", origin),
                                    "/u/{ada}/"))
                    .isEqualTo(403);
            assertThat(refusal(socket().header("Origin", origin), "/push")).isEqualTo(403);
        }
        assertThat(town.agent.requests).isEmpty();
        assertThat(town.portal.requests).isEmpty();
    }

    @Test
    void administration_is_not_reached_by_a_socket_either() {
        assertThat(
                        refusal(
                                socket().header("Cookie", town.session(town.ada.id())),
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
        assertThat(refusal(socket().header("Cookie", town.session(town.bob.id())), "/u/{bob}/"))
                .isEqualTo(503);
    }

    @Test
    void an_open_socket_of_somebody_who_is_disabled_is_closed() throws Exception {
        WebSocket socket = openByAda();
        socket.sendText("still here", true).join();
        assertThat(received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("still here");

        town.disable(town.ada.id(), true);

        assertThat(received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
    }

    @Test
    void an_open_socket_is_closed_when_the_session_expires() throws Exception {
        String cookie = "tc_session=" + town.tokens.issue(town.ada.id(), Duration.ofSeconds(2));

        open(socket().header("Cookie", cookie).header("Origin", town.origin()), "/u/{ada}/");

        assertThat(received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
    }

    @Test
    void what_a_person_opens_and_sends_counts_as_activity() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SettableClock clock = new SettableClock(start);
        try (RouterServer router =
                new RouterServer(town.config(0), town.tokens, town.users, town.workspaces, clock)
                        .start()) {
            clock.advance(Duration.ofMinutes(1));
            WebSocket socket =
                    socket().header("Cookie", town.session(town.ada.id()))
                            .buildAsync(
                                    URI.create(
                                            "ws://localhost:"
                                                    + router.port()
                                                    + town.uri("/u/{ada}/").getPath()),
                                    received)
                            .join();
            awaitActivity(start.plusSeconds(60));

            clock.advance(Duration.ofMinutes(1));
            socket.sendText("hello", true).join();
            awaitActivity(start.plusSeconds(120));
        }
    }

    private void awaitActivity(Instant at) {
        Eventually.get(() -> town.workspaces.find(town.ada.id()).lastActiveAt(), at::equals);
    }

    @Test
    void closing_the_router_closes_its_sockets() throws Exception {
        int port = town.router.port();
        openByAda();

        town.router.close();

        assertThat(received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
        assertThatThrownBy(() -> new RawClient(port)).hasRootCauseInstanceOf(IOException.class);
    }
}
