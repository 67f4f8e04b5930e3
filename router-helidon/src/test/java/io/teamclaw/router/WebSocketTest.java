package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.RawClient;
import io.teamclaw.router.testing.SocketCaller;
import io.teamclaw.router.testing.SocketScript;
import io.teamclaw.router.testing.Town;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets into workspaces: checked like any request, then left alone until somebody's end. */
class WebSocketTest {
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
    void text_travels_both_ways_and_a_close_ends_it() throws Exception {
        WebSocket socket = caller.openByAda();

        socket.sendText("hello", true).join();
        assertThat(caller.received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.sendClose(4001, "enough").join();

        assertThat(caller.received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4001);
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
                caller.open(
                        caller.socket()
                                .subprotocols("claw", "other")
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
        WebSocket socket = caller.openByAda();

        socket.sendBinary(ByteBuffer.wrap(large), true).join();

        byte[] back = caller.received.binaries.poll(30, TimeUnit.SECONDS);
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

        caller.openByAda();

        assertThat(caller.received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("early");
    }

    @Test
    void an_agent_that_goes_ends_the_socket() throws Exception {
        town.agent.script((request, in, out) -> SocketScript.accept(request, out));

        caller.openByAda();

        assertThat(caller.received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
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

        caller.openByAda().abort();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closing_the_router_closes_its_sockets() throws Exception {
        int port = town.router.port();
        caller.openByAda();

        town.router.close();

        assertThat(caller.received.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1006);
        assertThatThrownBy(() -> new RawClient(port)).hasRootCauseInstanceOf(IOException.class);
    }
}
