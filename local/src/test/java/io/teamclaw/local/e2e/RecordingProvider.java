package io.teamclaw.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Stands where Anthropic stands: remembers each request whole, and streams an answer whose usage is
 * known to the token.
 */
final class RecordingProvider implements AutoCloseable {
    static final String REPLY = "Forty-two, said the recording provider.";
    static final long INPUT_TOKENS = 1_200;
    static final long CACHE_READ_TOKENS = 3_000;
    static final long OUTPUT_TOKENS = 345;

    /**
     * A request as it arrived.
     *
     * @param method and target of the request line
     * @param target path and query
     * @param headers all of them
     * @param body the whole body
     */
    record Recorded(String method, String target, Map<String, List<String>> headers, String body) {}

    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private RecordingProvider(HttpServer server) {
        this.server = server;
    }

    static RecordingProvider start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingProvider provider = new RecordingProvider(server);
        server.createContext("/", provider::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return provider;
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Recorded> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new Recorded(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            AnthropicAnswer answer =
                    AnthropicAnswer.begin(exchange, INPUT_TOKENS, CACHE_READ_TOKENS);
            answer.say(REPLY);
            answer.end(OUTPUT_TOKENS);
        }
    }
}
