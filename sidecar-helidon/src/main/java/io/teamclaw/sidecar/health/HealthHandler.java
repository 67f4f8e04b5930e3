package io.teamclaw.sidecar.health;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.keys.PoolState;
import io.teamclaw.sidecar.proxy.LoopbackGuard;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code /health}: the process is up. {@code /ready}: the key pool can be read; it names the
 * providers that have keys and nothing of the keys.
 */
public final class HealthHandler implements Handler {
    private final LoopbackGuard guard = new LoopbackGuard();
    private final KeyPoolSource keys;
    private final BooleanSupplier stopping;
    private final Handler others;

    /**
     * @param stopping whether no call is taken any more
     * @param others takes every other request; paths are told apart here and not by Helidon's
     *     routing, which answers a malformed escape with 500
     */
    public HealthHandler(KeyPoolSource keys, BooleanSupplier stopping, Handler others) {
        this.keys = keys;
        this.stopping = stopping;
        this.others = others;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        switch (request.prologue().uriPath().rawPath()) {
            case "/health" -> health(request, response);
            case "/ready" -> ready(request, response);
            default -> others.handle(request, response);
        }
    }

    private void health(ServerRequest request, ServerResponse response) {
        answer(request, response, 200, Map.of("status", "ok"));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        if (stopping.getAsBoolean()) {
            answer(request, response, 503, Map.of("status", "stopping"));
            return;
        }
        switch (keys.current()) {
            case PoolState.Readable(KeyPool pool) -> answer(request, response, 200, ready(pool));
            case PoolState.Unreadable unreadable ->
                    answer(
                            request,
                            response,
                            503,
                            Map.of("status", "not ready", "reason", unreadable.reason()));
        }
    }

    /** Ready, though perhaps with a pool that could not be renewed. */
    private Map<String, ?> ready(KeyPool pool) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "ready");
        body.put("providers", withKeys(pool));
        keys.health()
                .failure()
                .ifPresent(
                        failure -> {
                            body.put("keyPoolNotRenewed", failure.reason());
                            keys.health()
                                    .age(Instant.now())
                                    .ifPresent(
                                            age -> body.put("keyPoolAgeSeconds", age.toSeconds()));
                        });
        return body;
    }

    private static List<String> withKeys(KeyPool pool) {
        return pool.providers().keySet().stream()
                .filter(provider -> !pool.usable(provider, Instant.now()).isEmpty())
                .sorted()
                .toList();
    }

    private void answer(
            ServerRequest request, ServerResponse response, int status, Map<String, ?> body) {
        Optional<String> foreign = guard.refusal(request.headers());
        response.status(foreign.isPresent() ? 403 : status)
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .send(
                        JsonDocument.bytes(
                                foreign.<Map<String, ?>>map(why -> Map.of("error", why))
                                        .orElse(body)));
    }
}
