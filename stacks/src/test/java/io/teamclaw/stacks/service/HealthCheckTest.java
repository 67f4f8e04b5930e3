package io.teamclaw.stacks.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The command itself is run: what a typing error in it costs is every deployment. */
class HealthCheckTest {
    @Test
    void anAnswerOf200IsHealth() throws IOException, InterruptedException {
        assertThat(exitCode(200)).isZero();
    }

    @Test
    void anyOtherAnswerIsIllness() throws IOException, InterruptedException {
        assertThat(exitCode(503)).isNotZero();
        assertThat(exitCode(404)).isNotZero();
    }

    @Test
    void nobodyListeningIsIllness() throws IOException, InterruptedException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(run(free)).isNotZero();
    }

    /** The sidecar refuses every other. */
    @Test
    void theHostIsLoopbackWithThePort() throws IOException, InterruptedException {
        AtomicReference<String> host = new AtomicReference<>();
        HttpServer server = server(200, host);
        try {
            run(server.getAddress().getPort());
            assertThat(host.get()).isEqualTo("127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static int exitCode(int status) throws IOException, InterruptedException {
        HttpServer server = server(status, new AtomicReference<>());
        try {
            return run(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server(int status, AtomicReference<String> host) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    host.set(exchange.getRequestHeaders().getFirst("Host"));
                    exchange.sendResponseHeaders(
                            exchange.getRequestURI().getPath().equals("/health") ? status : 400,
                            -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static int run(int port) throws IOException, InterruptedException {
        return new ProcessBuilder(HealthCheck.get(port, "/health", 5, 60).command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
