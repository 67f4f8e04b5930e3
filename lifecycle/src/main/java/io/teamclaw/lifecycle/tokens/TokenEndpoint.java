package io.teamclaw.lifecycle.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.TokenRefresh;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks a provider for a new access token, once. No redirect is followed: it could carry the refresh
 * token to another host. Neither token nor answer is logged, nor stands in an error.
 */
public final class TokenEndpoint implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
    private final InstantSource clock;
    private final Duration limit;

    public TokenEndpoint(InstantSource clock) {
        this(clock, Duration.ofSeconds(20));
    }

    /**
     * @param limit of a whole exchange; far shorter than a lease
     */
    TokenEndpoint(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    Exchange exchange(TokenRefresh where, String refreshToken) {
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(request(where, refreshToken), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> answer = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return TokenAnswer.read(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("retry-after"),
                    clock.instant());
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Exchange.Failed("it did not answer in time");
        } catch (ExecutionException e) {
            // Of the error only its kind: its text is not ours to vouch for.
            boolean unreached =
                    e.getCause() instanceof ConnectException
                            || e.getCause() instanceof HttpConnectTimeoutException;
            return new Exchange.Failed(
                    unreached
                            ? "it could not be reached"
                            : "it did not answer ("
                                    + e.getCause().getClass().getSimpleName()
                                    + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.Failed("the portal ended");
        }
    }

    private HttpRequest request(TokenRefresh where, String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        where.clientId().ifPresent(id -> fields.put("client_id", id));
        boolean json = where.body() == TokenRefresh.Body.JSON;
        return HttpRequest.newBuilder(where.endpoint())
                .timeout(limit)
                .header("accept", "application/json")
                .header(
                        "content-type",
                        json ? "application/json" : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(json ? json(fields) : form(fields)))
                .build();
    }

    private static String json(Map<String, String> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach(json::put);
        return json.toString();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        each ->
                                each.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
