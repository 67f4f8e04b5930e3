package io.teamclaw.local.e2e;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.lifecycle.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher as {@code make run} starts it: a process of its own, with its console. */
final class LauncherProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Thread reader;
    private final List<String> console = new CopyOnWriteArrayList<>();

    private LauncherProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = Thread.ofVirtual().start(this::readConsole);
    }

    /**
     * Starts it on a free port with the OpenClaw that the tests have.
     *
     * @param environment wins over what is set here
     */
    static LauncherProcess start(Path data, Map<String, String> environment) throws IOException {
        int port = freePort();
        TestTools.npmPackage("openclaw");
        ProcessBuilder builder =
                new ProcessBuilder(
                        TestTools.repositoryRoot().resolve("local/teamclaw.sh").toString());
        builder.redirectErrorStream(true);
        builder.environment().put("TEAMCLAW_PORT", Integer.toString(port));
        builder.environment().put("TEAMCLAW_DATA", data.toString());
        builder.environment().put("TEAMCLAW_OPENCLAW", TestTools.npmFolder().toString());
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), port);
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    long pid() {
        return process.pid();
    }

    LauncherProcess awaitReady() {
        awaitLine(line -> line.equals("TeamClaw is ready: " + url()));
        return this;
    }

    /** The newest match of a pattern's first group in what the console has said or will say. */
    String awaitMatch(Pattern pattern) {
        String line = awaitLine(each -> pattern.matcher(each).find());
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("The line matched a moment ago");
        }
        return matcher.group(1);
    }

    List<String> console() {
        return List.copyOf(console);
    }

    /** All that the console said until it was closed. */
    List<String> awaitConsoleEnd() throws InterruptedException {
        reader.join();
        return console();
    }

    /** The newest line that fits, now or later. */
    private String awaitLine(Predicate<String> fits) {
        return Eventually.get(
                        () -> console.reversed().stream().filter(fits).findFirst(),
                        found -> found.isPresent() || !process.isAlive(),
                        PATIENCE)
                .orElseThrow(() -> new AssertionError("The console said only: " + console));
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The launcher does not end");
        }
        return process.exitValue();
    }

    /** SIGKILL: no chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGINT, as Ctrl-C sends it. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
    }

    /** SIGTERM, and waits. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void readConsole() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(console::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            console.add("The console ended: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
