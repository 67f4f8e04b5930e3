import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Lets a sidecar do what it does all day, so that the AOT cache that it writes as it ends holds the
 * classes and the profiles of just that. Started by {@code aot.sh}.
 *
 * <p>Arguments: the jar, the cache to write, and the JVM's options.
 */
class Training {
    /** The profiles want calls by the thousand, a build wants to be over soon. */
    private static final int ROUNDS = 200;

    private static final int AT_ONCE = 8;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(120);
    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "google");
    private static final Pattern LISTENS = Pattern.compile("listens on (http://127\\.0\\.0\\.1:\\d+)");

    /** A call and the status that it has to be answered with. */
    private record Call(String path, String body, int status) {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("teamclaw-training");
        HttpServer upstream = upstream();
        try {
            Path cache = Path.of(arguments[1]);
            Files.deleteIfExists(cache);
            Process sidecar = start(work, upstream, arguments);
            try {
                train(listening(work, sidecar));
                sidecar.destroy(); // It stops as in AWS, and writes the cache then.
                if (!sidecar.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("It does not end");
                }
                await(END, "No cache was written", () -> written(cache));
            } catch (Exception e) {
                System.err.println(Files.readString(work.resolve("log")));
                throw e;
            } finally {
                sidecar.destroyForcibly();
            }
            try (Stream<String> rows = Files.lines(work.resolve("rows"))) {
                System.out.printf("%s: %d calls, %d MB%n", cache, rows.count(), Files.size(cache) >> 20);
            }
        } finally {
            upstream.stop(0);
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Process start(Path work, HttpServer upstream, String[] arguments) throws IOException {
        StringBuilder providers = new StringBuilder("providers:\n");
        StringBuilder pool = new StringBuilder("{\"providers\":{");
        for (String provider : PROVIDERS) {
            providers.append("  %s:\n    base-url: http://127.0.0.1:%d\n"
                    .formatted(provider, upstream.getAddress().getPort()));
            pool.append("\"%s\":{\"keys\":[\"training-%s-a\",\"training-%s-b\"]},"
                    .formatted(provider, provider, provider));
        }
        pool.setCharAt(pool.length() - 1, '}');
        Files.writeString(work.resolve("providers.yaml"), providers);
        Files.createFile(
                work.resolve("pool.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(work.resolve("pool.json"), pool.append('}'));

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments).subList(2, arguments.length));
        command.addAll(List.of("-XX:AOTCacheOutput=" + arguments[1], "-jar", arguments[0]));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(work.resolve("rows").toFile())
                        .redirectError(work.resolve("log").toFile());
        builder.environment().put("KEY_POOL_FILE", work.resolve("pool.json").toString());
        builder.environment().put("SIDECAR_PROVIDERS_FILE", work.resolve("providers.yaml").toString());
        builder.environment().put("SIDECAR_PORT", "0");
        builder.environment().put("SIDECAR_METRICS_PORT", "0");
        builder.environment().put("SIDECAR_RUNAWAY_CALLS_PER_MINUTE", "0");
        builder.environment().put("USER_ID", "training");
        return builder.start();
    }

    private static String listening(Path work, Process sidecar) throws Exception {
        return await(
                START,
                "It did not start",
                () -> {
                    if (!sidecar.isAlive()) {
                        throw new IllegalStateException("It ended");
                    }
                    Matcher listens = LISTENS.matcher(Files.readString(work.resolve("log")));
                    return listens.find() ? Optional.of(listens.group(1)) : Optional.empty();
                });
    }

    private static void train(String sidecar) throws Exception {
        List<Call> calls = calls();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < ROUNDS; i++) {
                List<Callable<Void>> round = new ArrayList<>();
                for (Call call : calls) {
                    round.add(() -> make(client, sidecar, call));
                }
                for (Future<Void> done : threads.invokeAll(round)) {
                    done.get();
                }
            }
            // Last, because it cools a key down.
            make(client, sidecar, new Call("/openai/v1/chat/completions", "{\"model\":\"limited\"}", 429));
            send(client, HttpRequest.newBuilder(URI.create(sidecar + "/ready")), 200);
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String stream : List.of("true", "false", "false")) {
            String message = "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":" + stream + "}";
            calls.add(new Call("/anthropic/v1/messages", "{\"model\":\"m\",\"max_tokens\":9," + message, 200));
            calls.add(new Call("/openai/v1/chat/completions", "{\"model\":\"m\"," + message, 200));
            calls.add(new Call("/openai/v1/chat/completions", "{\"model\":\"zipped\"," + message, 200));
            calls.add(new Call("/openai/v1/responses", "{\"model\":\"m\",\"input\":\"hello\",\"stream\":" + stream + "}", 200));
        }
        calls.add(new Call("/google/v1beta/models/m:streamGenerateContent?alt=sse", "{\"contents\":[{\"parts\":[{\"text\":\"hello\"}]}]}", 200));
        calls.add(new Call("/nobody/v1", "{}", 404));
        return calls;
    }

    private static Void make(HttpClient client, String sidecar, Call call) throws Exception {
        send(
                client,
                HttpRequest.newBuilder(URI.create(sidecar + call.path()))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(call.body())),
                call.status());
        return null;
    }

    private static void send(HttpClient client, HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer =
                client.send(request.timeout(START).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + " instead of " + status + ": " + answer.body());
        }
    }

    private static Optional<Path> written(Path cache) throws IOException {
        return Files.exists(cache) && Files.size(cache) > 0 ? Optional.of(cache) : Optional.empty();
    }

    /** Looks for something until it is there. */
    private static <T> T await(Duration most, String complaint, Callable<Optional<T>> look) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(complaint);
    }

    /** Answers with JSON and with event streams, in the formats of the providers. */
    private static HttpServer upstream() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Training::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean stream = body.contains("\"stream\":true") || call.getRequestURI().getPath().contains("stream");
        boolean zipped = body.contains("\"zipped\"");
        boolean limited = body.contains("\"limited\"");
        String json =
                "{\"model\":\"m\",\"choices\":[{\"delta\":{\"content\":\"hi\"}}],\"content\":[{\"type\":\"text\",\"text\":\"hi\"}],"
                        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":1,\"prompt_tokens\":1,\"completion_tokens\":1}}";
        call.getResponseHeaders().set("content-type", stream ? "text/event-stream" : "application/json");
        if (zipped) {
            call.getResponseHeaders().set("content-encoding", "gzip");
        }
        call.sendResponseHeaders(limited ? 429 : 200, stream || zipped ? 0 : json.length());
        try (OutputStream out = zipped ? new GZIPOutputStream(call.getResponseBody(), true) : call.getResponseBody()) {
            for (int i = 0; i < (stream ? 20 : 1); i++) {
                out.write((stream ? "data: " + json + "\n\n" : json).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
