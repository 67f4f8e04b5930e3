package io.teamclaw.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Stands where Anthropic stands and begins each answer at once, but goes on with it only when it is
 * told to.
 */
final class SlowProvider implements AutoCloseable {
    static final String BEGINNING = "Let me think about that.";
    static final String END = "Done thinking.";

    private final Semaphore mayEnd = new Semaphore(0);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SlowProvider(HttpServer server) {
        this.server = server;
    }

    static SlowProvider start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SlowProvider provider = new SlowProvider(server);
        server.createContext("/", provider::answer);
        server.setExecutor(provider.threads);
        server.start();
        return provider;
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets one answer come to its end. */
    void endAnAnswer() {
        mayEnd.release();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            AnthropicAnswer answer = AnthropicAnswer.begin(exchange, 1, 0);
            answer.say(BEGINNING + " ");
            mayEnd.acquire();
            answer.say(END);
            answer.end(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
