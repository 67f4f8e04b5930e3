package io.teamclaw.stacks.testing;

import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the checkout, run as a person or cdktf runs it, with a clean environment. */
public final class Program {
    /** Far above what any takes; a hung one must not hang the build. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final List<String> command;
    private final Path workingFolder;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private Program(List<String> command, Path workingFolder) {
        this.command = command;
        this.workingFolder = workingFolder;
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", Path.of("target", "home").toAbsolutePath().toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** {@code stacks/synth.sh}, called from the root of the checkout. */
    public static Program synth(String... words) {
        List<String> command = new ArrayList<>(List.of(script("synth.sh")));
        command.addAll(List.of(words));
        return new Program(command, TestTools.repositoryRoot());
    }

    /** Any program, called from a folder. */
    public static Program of(Path workingFolder, String... command) {
        return new Program(List.of(command), workingFolder);
    }

    public Program with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    /** What it came to; nothing is on its standard input. */
    public Ending run() throws IOException, InterruptedException {
        Path logs = Files.createDirectories(Path.of("target", "program").toAbsolutePath());
        Path out = Files.createTempFile(logs, "out", ".txt");
        Path errors = Files.createTempFile(logs, "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(workingFolder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(command + " does not end");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ending(process.exitValue(), text(out), text(errors));
    }

    /** Every file below a folder with its content, by its path there. */
    public static Map<String, String> filesBelow(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(
                        folder.relativize(each).toString(),
                        Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static String script(String name) {
        return TestTools.repositoryRoot().resolve("stacks").resolve(name).toString();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /**
     * How a program ended.
     *
     * @param out its standard output
     * @param errors its standard error
     */
    public record Ending(int exitCode, String out, String errors) {
        /** Itself; fails with all that was said if the exit code is not 0. */
        public Ending succeeds() {
            if (exitCode != 0) {
                throw new AssertionError("ended with " + exitCode + "\n" + out + errors);
            }
            return this;
        }
    }
}
