package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Stands between a function and the emulator, and writes down what goes over the wire. It takes
 * asynchronous calls of Lambda itself, for which the emulator needs Docker.
 */
final class RecordingProxy implements AutoCloseable {
    /**
     * One request as AWS would get it.
     *
     * @param action e.g. {@code RunTask}; of a REST service method and path
     * @param body as it was sent
     */
    record Sent(String action, String body) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Of the query protocol, e.g. {@code Conditions.member.1.Field}. */
        Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(each -> each.split("=", 2))
                    .collect(
                            Collectors.toMap(
                                    each -> each[0],
                                    each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        }
    }

    private static final String LAMBDA = "/2015-03-31/functions/";

    /** What the JDK's client and server set by themselves. */
    private static final Set<String> OWN =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "upgrade",
                    "transfer-encoding");

    private final URI emulator;
    private final HttpServer server;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private RecordingProxy(URI emulator) throws IOException {
        this.emulator = emulator;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(hands);
        server.createContext("/", this::handle);
        server.start();
    }

    static RecordingProxy to(URI emulator) throws IOException {
        return new RecordingProxy(emulator);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All requests of an action so far, in order. */
    List<Sent> of(String action) {
        return sent.stream().filter(each -> each.action().equals(action)).toList();
    }

    void forget() {
        sent.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8);
            sent.add(new Sent(action(exchange, text), text));
            if (exchange.getRequestURI().getPath().startsWith(LAMBDA)) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange, body);
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (isPassedOn(name)) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            int length = answer.body().length == 0 ? -1 : answer.body().length;
            exchange.sendResponseHeaders(answer.statusCode(), length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (isPassedOn(name)) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The emulator did not answer");
        }
    }

    private static boolean isPassedOn(String header) {
        return !OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    private static String action(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        if (body.startsWith("Action=")) {
            return body.substring("Action=".length(), body.indexOf('&'));
        }
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
        client.shutdownNow();
    }
}
