package io.teamclaw.lifecycle.gateway;

import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP to a gateway, each call bounded in time and size: what answers there is not trusted. */
final class GatewayCalls {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int MOST = 64 * 1024;

    // OpenClaw takes the offer to upgrade to HTTP/2, which the client makes otherwise, for a
    // socket.
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

    private final Duration limit;

    GatewayCalls() {
        this(CONNECT.plus(ANSWER));
    }

    /**
     * @param limit of each call in all
     */
    GatewayCalls(Duration limit) {
        this.limit = limit;
    }

    /**
     * @throws IOException if nothing, or no HTTP, answers in time
     */
    GatewayAnswer get(TaskAddress address, String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(address, path)).GET().build());
    }

    /**
     * @throws IOException if nothing, or no HTTP, answers in time
     */
    GatewayAnswer post(TaskAddress address, String path, Map<String, String> headers, String json)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(address, path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static URI uri(TaskAddress address, String path) throws IOException {
        try {
            return new URI("http", null, address.host(), address.port(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IOException("The address is none", e);
        }
    }

    /** The client's own time-out ends with an answer's head; this one holds for its body too. */
    private GatewayAnswer send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, head -> new FirstBytes(MOST));
        try {
            HttpResponse<String> came = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new GatewayAnswer(came.statusCode(), came.body());
        } catch (TimeoutException e) {
            throw new IOException("It did not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("The call failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The call was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }
}
