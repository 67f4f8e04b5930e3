package io.teamclaw.lifecycle.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers on loopback as the gateway of one person's OpenClaw 2026.9.6 does, as far as the platform
 * asks it: its start, its page below the base path, and calls of an administrator.
 */
public final class ScriptedOpenClaw implements AutoCloseable {
    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile UserId owner;
    private volatile String email;
    private volatile boolean started = true;
    private volatile int status = 200;
    private volatile String answer = "";

    private ScriptedOpenClaw(UserId owner, String email) throws IOException {
        this.owner = owner;
        this.email = email;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Of whom it knows as {@code {id}@example.com}. */
    public static ScriptedOpenClaw of(UserId owner) {
        return of(owner, owner + "@example.com");
    }

    /**
     * @param email as which it knows its administrator
     */
    public static ScriptedOpenClaw of(UserId owner, String email) {
        try {
            return new ScriptedOpenClaw(owner, email);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TaskAddress address() {
        return new TaskAddress("127.0.0.1", server.getAddress().getPort());
    }

    /** From now on it is this person's: the address was re-used. */
    public void becomes(UserId newOwner) {
        owner = newOwner;
        email = newOwner + "@example.com";
    }

    /** Whether its start is over. */
    public void started(boolean isStarted) {
        started = isStarted;
    }

    /** How it answers each call of an administrator. @param json the body */
    public void answer(int httpStatus, String json) {
        status = httpStatus;
        answer = json;
    }

    /** The paths that were asked for, in order. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** The bodies of the calls of an administrator that were let in, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        if (path.equals("/startupz")) {
            reply(
                    exchange,
                    started ? 200 : 503,
                    "{\"ok\":%s,\"status\":\"%s\"}"
                            .formatted(started, started ? "started" : "starting"));
        } else if (path.startsWith("/u/" + owner + "/")) {
            reply(
                    exchange,
                    200,
                    "<!doctype html>\n<html data-openclaw-control-ui-base-path=\"/u/%s\" lang=\"en\">"
                            .formatted(owner));
        } else if (path.equals("/api/v1/admin/rpc") && isAdministrator(exchange)) {
            calls.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(exchange, status, answer);
        } else {
            reply(exchange, 404, "Not Found");
        }
    }

    private boolean isAdministrator(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals("POST")
                && email.equals(headers.getFirst("x-teamclaw-user"))
                && "operator.admin".equals(headers.getFirst("x-openclaw-scopes"))
                && headers.containsKey("x-forwarded-proto")
                && !headers.getOrDefault("x-forwarded-for", List.of("127.0.0.1"))
                        .contains("127.0.0.1");
    }

    private static void reply(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
