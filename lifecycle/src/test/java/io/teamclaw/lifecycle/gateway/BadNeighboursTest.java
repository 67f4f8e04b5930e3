package io.teamclaw.lifecycle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever may listen at a re-used address: no answer of it takes long, or for a gateway's. */
class BadNeighboursTest {
    private static final UserId ADA = new UserId("ada");
    private static final Duration LIMIT = Duration.ofMillis(800);

    /** One call says whose it is, another whether it has started. */
    private static final Duration SOON = LIMIT.multipliedBy(2).plusSeconds(2);

    private final OpenClawGateway gateway = new OpenClawGateway(new GatewayCalls(LIMIT));

    @Test
    void nobodyListens() throws Exception {
        TaskAddress free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = new TaskAddress("127.0.0.1", socket.getLocalPort());
        }

        assertIdentity(free, GatewayIdentity.SILENT);
    }

    @Test
    void itTakesConnectionsAndSaysNothing() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertIdentity(
                    new TaskAddress("127.0.0.1", socket.getLocalPort()), GatewayIdentity.SILENT);
        }
    }

    @Test
    void itSpeaksNoHttp() throws Exception {
        assertIdentityOf(out -> say(out, "SSH-2.0-OpenSSH_9.2\r\n"), GatewayIdentity.SILENT);
    }

    @Test
    void itSaysYesToEverything() throws Exception {
        assertIdentityOf(
                out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                GatewayIdentity.FOREIGN);
    }

    @Test
    void itPromisesABodyAndNeverSendsIt() throws Exception {
        assertIdentityOf(
                out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<html"),
                GatewayIdentity.SILENT);
    }

    @Test
    void itNeverStopsTalking() throws Exception {
        assertIdentityOf(
                out -> {
                    say(out, "HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        say(out, "x".repeat(8192));
                    }
                },
                GatewayIdentity.FOREIGN);
    }

    @Test
    void theAddressIsNone() {
        assertIdentity(new TaskAddress("no address at all", 1), GatewayIdentity.SILENT);
    }

    private interface Talk {
        void to(OutputStream out) throws IOException;
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void assertIdentityOf(Talk talk, GatewayIdentity expected) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                while (!socket.isClosed()) {
                                    serve(socket, talk);
                                }
                            });
            assertIdentity(new TaskAddress("127.0.0.1", socket.getLocalPort()), expected);
        }
    }

    private static void serve(ServerSocket socket, Talk talk) {
        try {
            // Left open: who asks has to end it.
            Socket caller = socket.accept();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    talk.to(caller.getOutputStream());
                                } catch (IOException e) {
                                    assertThat(e).as("the caller has left").isNotNull();
                                }
                            });
        } catch (IOException e) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private void assertIdentity(TaskAddress address, GatewayIdentity expected) {
        long start = System.nanoTime();
        assertThat(gateway.identity(ADA, address)).isEqualTo(expected);
        assertThat(gateway.answersAs(ADA, address)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
}
