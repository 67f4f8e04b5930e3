package io.teamclaw.sidecar.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code GET /metrics} on a loopback port of its own. It is the JDK's own server, so that it
 * neither shares a limit with the calls nor makes the process larger while nobody asks.
 */
public final class MetricsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 for any that is free
     * @throws UncheckedIOException where the port cannot be had
     */
    public static MetricsServer start(int port, Metrics metrics) {
        try {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            MetricsServer started =
                    new MetricsServer(HttpServer.create(new InetSocketAddress(loopback, port), 16));
            started.server.setExecutor(started.threads);
            started.server.createContext("/", exchange -> answer(exchange, metrics));
            started.server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Metrics metrics) throws IOException {
        try (exchange) {
            if (!isOfThisMachine(exchange)) {
                exchange.sendResponseHeaders(403, -1);
            } else if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    /** A web page that was led here by DNS names another host. */
    private static boolean isOfThisMachine(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null
                && (host.startsWith("127.0.0.1:") || host.startsWith("localhost:"))
                && !exchange.getRequestHeaders().containsKey("Origin");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
