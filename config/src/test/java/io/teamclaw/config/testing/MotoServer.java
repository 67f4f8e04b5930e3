package io.teamclaw.config.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * AWS as moto plays it, empty at first, on a loopback port of its own; account {@link #ACCOUNT}. It
 * ends when it is closed, and also when this process ends in any way: it listens to the pipe
 * between the two. What it is asked stands in {@code target/emulator/*.log}.
 */
public final class MotoServer implements AutoCloseable {
    /** The account that the emulator plays. */
    public static final String ACCOUNT = "123456789012";

    private static final String LISTENS = "listens on ";

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts one and waits until it answers; where moto is missing, the test is skipped. */
    public static MotoServer start() throws IOException {
        return with(Map.of());
    }

    /**
     * Starts one that plays otherwise in something.
     *
     * @param variables moto's own, e.g. {@code MOTO_ECS_SERVICE_RUNNING}, and those of our gaps'
     *     modules, e.g. {@code EMULATOR_TARGET_GROUPS}
     */
    public static MotoServer with(Map<String, String> variables) throws IOException {
        Path python = TestTools.pythonWithMoto();
        Path log =
                Files.createTempFile(
                        Files.createDirectories(Path.of("target", "emulator")), "moto", ".log");
        Path server =
                TestTools.repositoryRoot().resolve("config/src/test/resources/emulator/server.py");
        ProcessBuilder builder = new ProcessBuilder(python.toString(), server.toString());
        // Otherwise Python writes its compiled modules beside the sources.
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().putAll(variables);
        Process process = builder.redirectError(log.toFile()).start();
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        if (line == null || !line.startsWith(LISTENS)) {
            process.destroyForcibly().onExit().join();
            throw new AssertionError("moto does not start: " + Files.readString(log));
        }
        return new MotoServer(process, URI.create(line.substring(LISTENS.length())));
    }

    /** What stands in for every address of AWS, e.g. {@code http://127.0.0.1:34567}. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Denies the next call of an action, once.
     *
     * @param action e.g. {@code PutRule}; not one of the REST services (S3, EFS, Lambda,
     *     CloudFront, API Gateway)
     */
    public void refuseOnce(String action) throws IOException, InterruptedException {
        post("/_emulator/refuse/" + action, "");
    }

    /**
     * Answers one of the next calls of an action with this, in the order of these calls.
     *
     * @param action as for {@link #refuseOnce}
     * @param status of HTTP
     * @param json the body; an error's code stands in its {@code __type}
     */
    public void answerOnce(String action, int status, String json)
            throws IOException, InterruptedException {
        post("/_emulator/answer/" + action, "{\"status\":" + status + ",\"body\":" + json + "}");
    }

    /**
     * Ends tasks on Fargate at once, as if by themselves.
     *
     * @param json which and how; the emulator's {@code ecstasks.py} says what may stand in it
     */
    public void endTasks(String json) throws IOException, InterruptedException {
        post("/_emulator/tasks/end", json);
    }

    /** The account is empty again, as at the start, in a fraction of a start's time. */
    public void forgetAll() throws IOException, InterruptedException {
        post("/_emulator/forget", "");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /**
     * Says what health checks find of a load balancer's targets from now on.
     *
     * @param address of the targets, e.g. {@code 10.0.1.5}
     * @param state as AWS spells it, e.g. {@code unhealthy}
     */
    public void setTargetHealth(String address, String state)
            throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(
                                endpoint.resolve("/_emulator/targets/" + address + "/" + state))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    /** The calls so far that moto does not know, e.g. {@code GET /2020-05-31/function}. */
    public List<String> missing() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(endpoint.resolve("/_emulator/missing")).build())
                .lines()
                .toList();
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(request + " got " + answer.statusCode());
            }
            return answer.body();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
