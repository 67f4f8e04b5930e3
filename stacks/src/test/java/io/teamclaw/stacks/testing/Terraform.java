package io.teamclaw.stacks.testing;

import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Real Terraform with the real provider, in the folder of one synthesised stack. It sees neither
 * the machine's configuration nor any credentials; its provider comes out of the mirror, and what
 * it asks of AWS goes to an emulator.
 */
public final class Terraform {
    /** Far above what any stack takes; a hung call must not hang the build. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Path folder;
    private final Map<String, String> environment;

    private Terraform(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * @param folder of a stack, with {@code cdk.tf.json}
     * @param aws address of the emulator
     */
    public static Terraform in(Path folder, URI aws) throws IOException {
        Path home = Files.createDirectories(Path.of("target", "terraform").toAbsolutePath());
        Path cache = Files.createDirectories(home.resolve("plugins"));
        Path settings = Files.createTempFile(home, "cli", ".tfrc");
        Files.writeString(
                settings,
                """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                plugin_cache_dir = "%s"
                """
                        .formatted(TestTools.pluginMirror(), cache));
        return new Terraform(
                folder,
                Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", home.toString(),
                        "TF_CLI_CONFIG_FILE", settings.toString(),
                        "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "true",
                        "TF_IN_AUTOMATION", "true",
                        "CHECKPOINT_DISABLE", "true",
                        "AWS_ENDPOINT_URL", aws.toString(),
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_EC2_METADATA_DISABLED", "true"));
    }

    /** Terraform that can ask nobody: enough to validate. */
    public static Terraform offline(Path folder) throws IOException {
        return in(folder, URI.create("http://127.0.0.1:9"));
    }

    /** Gets the provider and opens the state; must succeed. */
    public void init(String... options) throws IOException, InterruptedException {
        run("init", options).succeeds();
    }

    public Run validate() throws IOException, InterruptedException {
        return run("validate");
    }

    /** Exit code 0: no changes, 2: changes, 1: refused. The plan is kept for {@link #applyPlan}. */
    public Run plan() throws IOException, InterruptedException {
        return run("plan", "-input=false", "-detailed-exitcode", "-out=kept.tfplan");
    }

    /** Does what {@link #plan} said. */
    public Run applyPlan() throws IOException, InterruptedException {
        return run("apply", "-input=false", "kept.tfplan");
    }

    public Run destroy() throws IOException, InterruptedException {
        return run("destroy", "-input=false", "-auto-approve");
    }

    private Run run(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(TestTools.terraform().toString());
        line.add(command);
        line.add("-no-color");
        line.addAll(List.of(options));
        Path output = folder.resolve(command + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(line + " does not end: " + Files.readString(output));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(
                folder.getFileName() + ": terraform " + command,
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /**
     * A call of Terraform that ended.
     *
     * @param name e.g. {@code cluster: terraform plan}
     * @param output both streams
     */
    public record Run(String name, int exitCode, String output, Duration took) {
        /** Itself; fails with the output if the exit code is neither 0 nor 2 ("changes"). */
        public Run succeeds() {
            if (exitCode != 0 && exitCode != 2) {
                throw new AssertionError(name + " ended with " + exitCode + "\n" + end());
            }
            return this;
        }

        /** The last lines of the output, where Terraform says what is wrong or would change. */
        public String end() {
            List<String> lines = output.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        }
    }
}
