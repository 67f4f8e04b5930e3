package io.teamclaw.local.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.openclaw.OpenClawSchema;
import io.teamclaw.config.openclaw.SchemaFile;
import io.teamclaw.local.files.FileTree;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.leash.LeashedProcess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The schema that the installed OpenClaw prints. It is asked once for each version, in the
 * background as soon as it is installed; what it answers is kept in a folder of ours.
 */
public final class InstalledSchema implements OpenClawSchema, AutoCloseable {
    private static final Logger LOG = System.getLogger(InstalledSchema.class.getName());

    private final Path folder;
    private final Leash leash;
    private final CompletableFuture<SchemaFile> known = new CompletableFuture<>();
    private volatile Optional<LeashedProcess> asking = Optional.empty();
    private volatile boolean closed;

    private InstalledSchema(Path folder, Leash leash) {
        this.folder = folder;
        this.leash = leash;
    }

    /**
     * Begins to wait for the installation.
     *
     * @param folder where schemas are kept
     * @param openClaw the installation; waits while it is being made
     */
    public static InstalledSchema of(Path folder, Leash leash, Supplier<OpenClawInstall> openClaw) {
        InstalledSchema schema = new InstalledSchema(folder, leash);
        Thread.ofVirtual().name("openclaw-schema").start(() -> schema.learn(openClaw));
        return schema;
    }

    @Override
    public Optional<ObjectNode> find() {
        return known.isDone() && !known.isCompletedExceptionally()
                ? known.join().find()
                : Optional.empty();
    }

    /** Ends the question, if it is being asked. */
    @Override
    public void close() {
        closed = true;
        asking.ifPresent(LeashedProcess::close);
    }

    private void learn(Supplier<OpenClawInstall> openClaw) {
        try {
            OpenClawInstall install = openClaw.get();
            Path file = folder.resolve(version(install) + ".json");
            if (!Files.isRegularFile(file)) {
                ask(install, file);
            }
            known.complete(new SchemaFile(file));
        } catch (IOException | RuntimeException e) {
            known.completeExceptionally(e);
            if (!closed) {
                LOG.log(
                        Level.WARNING,
                        "OpenClaw''s schema is not known; settings are checked without it: {0}",
                        e.getMessage());
            }
        }
    }

    private static String version(OpenClawInstall install) throws IOException {
        Path description = install.openClaw().resolveSibling("package.json");
        String version =
                Files.isRegularFile(description)
                        ? JsonMapper.builder()
                                .build()
                                .readTree(description.toFile())
                                .path("version")
                                .asText("")
                        : "";
        return version.matches("[A-Za-z0-9.-]{1,40}") ? version : OpenClawInstall.OPENCLAW_VERSION;
    }

    /** OpenClaw gets a home of its own for the question: it makes files there as it starts. */
    private void ask(OpenClawInstall install, Path file) throws IOException {
        Files.createDirectories(folder);
        Path home = Files.createTempDirectory(folder, "asking");
        try {
            Path answer = home.resolve("schema.json");
            try (LeashedProcess process =
                    leash.start(
                            install.command("config", "schema"),
                            environment(install, home),
                            home,
                            answer)) {
                asking = Optional.of(process);
                int code = process.exit().join();
                if (code != 0) {
                    throw new IOException("it ended with exit code " + code);
                }
            }
            JsonNode schema = JsonMapper.builder().build().readTree(answer.toFile());
            if (!schema.path("properties").isObject()) {
                throw new IOException("what it printed is no schema");
            }
            Files.move(answer, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            asking = Optional.empty();
            FileTree.delete(home);
        }
    }

    private static Map<String, String> environment(OpenClawInstall install, Path home) {
        return Map.of(
                "PATH",
                install.node().getParent() + ":/usr/local/bin:/usr/bin:/bin",
                "HOME",
                home.toString(),
                "LANG",
                "C.UTF-8",
                "OPENCLAW_HOME",
                home.toString(),
                "OPENCLAW_STATE_DIR",
                home.resolve("state").toString(),
                "NODE_OPTIONS",
                "--max-old-space-size=512");
    }
}
