package io.teamclaw.sidecar.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.usage.UsageRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runnable jar as a process of its own, in an environment that holds what a test gives it. */
public final class SidecarProcess implements AutoCloseable {
    private static final Pattern LISTENS =
            Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> usage = new LinkedBlockingQueue<>();
    private final List<Thread> readers;

    private SidecarProcess(Process process) {
        this.process = process;
        this.readers =
                List.of(read(process.getInputStream(), usage), read(process.getErrorStream(), log));
    }

    /**
     * Starts it as workspaces do.
     *
     * @param jvmOptions beside those
     */
    public static SidecarProcess start(Map<String, String> environment, String... jvmOptions)
            throws IOException {
        return start(environment, List.of(jvmOptions), List.of());
    }

    /** Runs it with arguments. */
    public static SidecarProcess run(Map<String, String> environment, String... arguments)
            throws IOException {
        return start(environment, List.of(), List.of(arguments));
    }

    private static SidecarProcess start(
            Map<String, String> environment, List<String> jvmOptions, List<String> arguments)
            throws IOException {
        Path jar = Path.of("target/teamclaw-sidecar.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("mvn package makes " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + jar.resolveSibling("teamclaw-sidecar.options"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new SidecarProcess(builder.start());
    }

    /** The port it listens on, waited for. */
    public int port() throws InterruptedException {
        for (String line = next(log); line != null; line = next(log)) {
            Matcher matcher = LISTENS.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new AssertionError("It does not listen: " + output);
    }

    /** The next usage line, waited for. */
    public UsageRow usage() throws IOException, InterruptedException {
        String line = next(usage);
        if (line == null) {
            throw new AssertionError("No usage line: " + output);
        }
        return UsageRow.ofAttributes(
                JSON.readValue(line, new TypeReference<Map<String, Object>>() {}));
    }

    /** Sends it a signal. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Waits until its log says something. */
    public void awaitLog(String part) throws InterruptedException {
        for (String line = next(log); line != null; line = next(log)) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("It does not say so: " + output);
    }

    /** Writes what it holds in memory, after a collection, to a file that does not exist yet. */
    public void dumpHeap(Path to) throws IOException, InterruptedException {
        jcmd("GC.heap_dump", to.toString());
        if (!Files.exists(to)) {
            throw new AssertionError("No heap dump was written");
        }
    }

    /** What its JVM answers to a diagnostic command. */
    public String jcmd(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(String.valueOf(process.pid()));
        line.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** Asks it to stop, as a runtime does. */
    public void terminate() {
        process.toHandle().destroy(); // process.destroy() would close its output to us
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + output);
        }
        for (Thread each : readers) {
            each.join();
        }
        return process.exitValue();
    }

    /** All lines that it wrote so far, to either stream. */
    public List<String> output() {
        return List.copyOf(output);
    }

    private Thread read(InputStream stream, LinkedBlockingQueue<String> lines) {
        return Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try (BufferedReader reader =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                reader.lines().forEach(line -> keep(line, lines));
                            } catch (IOException | UncheckedIOException e) {
                                output.add("(reading ended: " + e.getMessage() + ")");
                            }
                        });
    }

    private void keep(String line, LinkedBlockingQueue<String> lines) {
        output.add(line);
        lines.add(line);
    }

    private static String next(LinkedBlockingQueue<String> lines) throws InterruptedException {
        return lines.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
