package io.teamclaw.lifecycle.tokens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider's token endpoint, as strict as any: each refresh token works once, and the answer to
 * it is given once.
 */
final class ScriptedTokenEndpoint implements AutoCloseable {
    /** Lifetime of the tokens it gives, in seconds. */
    static final int LIFE = 3600;

    private static final Pattern TOKEN = Pattern.compile("refresh-token-(\\d+)-secret");

    /**
     * @param contentType as it came
     * @param body as it came
     */
    record Call(String contentType, String body) {}

    /** What is done instead of answering. */
    interface Script {
        /**
         * @return whether the call was dealt with
         */
        boolean handle(HttpExchange call) throws IOException;
    }

    private final HttpServer server;
    private final AtomicInteger valid = new AtomicInteger(1);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Optional<Script> beforeIt = Optional.empty();
    private volatile Optional<Script> afterIt = Optional.empty();

    private ScriptedTokenEndpoint(HttpServer server) {
        this.server = server;
    }

    static ScriptedTokenEndpoint start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedTokenEndpoint endpoint = new ScriptedTokenEndpoint(server);
        server.createContext("/oauth/token", endpoint::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return endpoint;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth/token");
    }

    /** The access token of a generation, from 1. */
    static String access(int generation) {
        return "access-token-" + generation + "-secret";
    }

    static String refresh(int generation) {
        return "refresh-token-" + generation + "-secret";
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often a refresh token was exchanged for the next. */
    int exchanges() {
        return valid.get() - 1;
    }

    /** Answers every call so, without any effect. */
    void down(int status, String body, String... headers) {
        beforeIt =
                Optional.of(
                        call -> {
                            for (int i = 0; i < headers.length; i += 2) {
                                call.getResponseHeaders().set(headers[i], headers[i + 1]);
                            }
                            send(call, status, body);
                            return true;
                        });
    }

    void up() {
        beforeIt = Optional.empty();
        afterIt = Optional.empty();
    }

    /** Does something while a call is under way. */
    void meanwhile(Runnable work) {
        beforeIt =
                Optional.of(
                        call -> {
                            work.run();
                            return false;
                        });
    }

    /** Exchanges the token, and the answer gets lost. */
    void loseAnswers() {
        afterIt =
                Optional.of(
                        call -> {
                            call.close();
                            return true;
                        });
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(call.getRequestHeaders().getFirst("content-type"), body));
        if (beforeIt.isPresent() && beforeIt.get().handle(call)) {
            return;
        }
        Matcher token = TOKEN.matcher(body);
        int given = token.find() ? Integer.parseInt(token.group(1)) : 0;
        if (!valid.compareAndSet(given, given + 1)) {
            send(
                    call,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"no "
                            + refresh(given)
                            + "\"}");
            return;
        }
        if (afterIt.isPresent() && afterIt.get().handle(call)) {
            return;
        }
        send(
                call,
                200,
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(access(given + 1), refresh(given + 1), LIFE));
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("content-type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
