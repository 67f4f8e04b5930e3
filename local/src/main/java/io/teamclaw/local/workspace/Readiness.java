package io.teamclaw.local.workspace;

import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a process says that it is ready. */
final class Readiness {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private Readiness() {}

    /**
     * Waits until a probe answers 200.
     *
     * @param alive asked before each probe; once false, waiting makes no sense
     * @throws TaskStartException when it is no longer alive
     */
    static void await(URI probe, BooleanSupplier alive) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(probe).timeout(ANSWER).GET().build();
        HttpClient.Builder http1 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        try (HttpClient client = http1.connectTimeout(ANSWER).build()) {
            await(() -> answers(client, request), alive);
        }
    }

    /**
     * Waits until {@code ready} says so.
     *
     * @param alive asked between; once false, waiting makes no sense
     * @throws TaskStartException when it is no longer alive
     */
    static void await(BooleanSupplier ready, BooleanSupplier alive) throws InterruptedException {
        while (!ready.getAsBoolean()) {
            if (!alive.getAsBoolean()) {
                throw new TaskStartException(
                        FailureKind.INTERRUPTED, "It was stopped while it was starting");
            }
            Thread.sleep(BETWEEN);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Nobody listens yet, or not fast enough: that is what we wait for.
            return false;
        } catch (InterruptedException e) {
            // The wait that follows ends by it.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
