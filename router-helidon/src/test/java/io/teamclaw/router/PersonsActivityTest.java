package io.teamclaw.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.router.testing.SocketCaller;
import io.teamclaw.router.testing.SocketScript;
import io.teamclaw.router.testing.Town;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does keeps their workspace up; what a page left open does by itself does not. */
class PersonsActivityTest {
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Town town = new Town();
    private final SocketCaller caller = new SocketCaller(town);

    @BeforeEach
    void start() {
        town.adaRuns();
        town.uses.clear();
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void loading_a_page_counts_and_what_it_fetches_does_not() {
        town.send(town.byAda("/u/{ada}/assets/index.js").header("Accept", "*/*"));
        town.send(town.byAda("/u/{ada}/control-ui-config.json"));
        assertThat(town.uses).isEmpty();

        town.send(town.byAda("/u/{ada}/chat").header("Accept", "text/html"));
        assertThat(town.uses).containsExactly(town.ada.id());
    }

    @Test
    void sending_something_counts() {
        town.send(
                town.byAda("/u/{ada}/upload")
                        .header("Origin", town.origin())
                        .POST(HttpRequest.BodyPublishers.ofString("a file")));

        assertThat(town.uses).containsExactly(town.ada.id());
    }

    @Test
    void of_a_socket_only_what_the_person_sends_counts() throws Exception {
        BlockingQueue<Integer> opcodes = new LinkedBlockingQueue<>();
        town.agent.script(
                (request, in, out) -> {
                    SocketScript.accept(request, out);
                    SocketScript.write(out, SocketScript.TEXT, "tick".getBytes(UTF_8));
                    while (true) {
                        opcodes.add(SocketScript.read(in).opcode());
                    }
                });
        WebSocket socket = caller.openByAda();
        assertThat(caller.received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("tick");
        socket.sendPing(ByteBuffer.allocate(0)).join();
        assertThat(opcodes.poll(20, TimeUnit.SECONDS)).isEqualTo(PING);
        socket.sendPong(ByteBuffer.allocate(0)).join();
        assertThat(opcodes.poll(20, TimeUnit.SECONDS)).isEqualTo(PONG);
        socket.sendText(call("sessions.catalog.list"), true).join();
        assertThat(opcodes.poll(20, TimeUnit.SECONDS)).isEqualTo(SocketScript.TEXT);
        assertThat(town.uses).isEmpty();

        socket.sendText(call("chat.send"), true).join();
        Eventually.get(town.uses::size, count -> count == 1);
    }

    private static String call(String method) {
        return "{\"type\":\"req\",\"id\":\"1:9fdf\",\"method\":\"" + method + "\",\"params\":{}}";
    }
}
