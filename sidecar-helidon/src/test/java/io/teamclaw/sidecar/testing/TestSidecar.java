package io.teamclaw.sidecar.testing;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.Load;
import io.teamclaw.sidecar.Sidecar;
import io.teamclaw.sidecar.keys.FileKeyPoolSource;
import io.teamclaw.sidecar.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A sidecar in the test's JVM, with every provider at one upstream. */
public final class TestSidecar implements AutoCloseable {
    public static final String ANTHROPIC_KEY = "sk-ant-0123456789-anthropic";
    public static final String OPENAI_KEY = "sk-0123456789-openai";
    public static final String GOOGLE_KEY = "AIza0123456789-google";
    public static final String POOL =
            """
            {"providers":{
              "anthropic":{"authType":"apiKey","keys":["%s"]},
              "anthropic-token":{"authType":"oauthToken","keys":[{"token":"oat-0123456789"}]},
              "openai":{"authType":"apiKey","keys":["%s"]},
              "google":{"authType":"apiKey","keys":["%s"]}}}
            """
                    .formatted(ANTHROPIC_KEY, OPENAI_KEY, GOOGLE_KEY);

    /** How long its usage rows are kept. */
    public static final Duration USAGE_KEPT = Duration.ofDays(7);

    private final Sidecar sidecar;
    private final CollectedUsage usage;
    private final Path pool;

    private TestSidecar(Sidecar sidecar, CollectedUsage usage, Path pool) {
        this.sidecar = sidecar;
        this.usage = usage;
        this.pool = pool;
    }

    /** With {@link #POOL} and long time-outs. */
    public static TestSidecar start(Path folder, URI upstream) throws IOException {
        return start(folder, upstream, Duration.ofSeconds(60), "");
    }

    /** With {@link #POOL}, and these variables beside the usual ones. */
    public static TestSidecar start(Path folder, URI upstream, Map<String, String> variables)
            throws IOException {
        return start(folder, upstream, "", variables);
    }

    /**
     * @param silence how long the upstream may keep silent
     * @param moreOfEach YAML lines for each provider's entry
     */
    public static TestSidecar start(Path folder, URI upstream, Duration silence, String moreOfEach)
            throws IOException {
        return start(
                folder,
                upstream,
                moreOfEach,
                Map.of("SIDECAR_UPSTREAM_IDLE_SECONDS", String.valueOf(silence.toSeconds())));
    }

    /**
     * @param moreOfEach YAML lines for each provider's entry
     * @param variables of the environment, beside those that every test needs; they go before them
     */
    public static TestSidecar start(
            Path folder, URI upstream, String moreOfEach, Map<String, String> variables)
            throws IOException {
        return startWithRegistry(
                folder,
                ProviderRegistry.builtIn().withOverlay(overlay(folder, upstream, moreOfEach)),
                variables);
    }

    /** With providers where a registry has them. */
    public static TestSidecar startWithRegistry(
            Path folder, ProviderRegistry registry, Map<String, String> variables)
            throws IOException {
        Path pool = folder.resolve("pool.json");
        writePool(pool, POOL);
        CollectedUsage usage = new CollectedUsage();
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "SIDECAR_PORT", "0",
                                "KEY_POOL_FILE", pool.toString(),
                                "USAGE_RETENTION_DAYS", String.valueOf(USAGE_KEPT.toDays()),
                                "USER_ID", "alice",
                                // Tests call as often as a loop would.
                                "SIDECAR_RUNAWAY_CALLS_PER_MINUTE", "0",
                                "SIDECAR_STOP_SECONDS", "0"));
        environment.putAll(variables);
        Settings settings = Settings.of(environment);
        Sidecar sidecar =
                Sidecar.start(
                        settings, registry, new FileKeyPoolSource(new KeyPoolFile(pool)), usage);
        return new TestSidecar(sidecar, usage, pool);
    }

    /** A providers file that sends every provider to one place. */
    public static Path overlay(Path folder, URI upstream, String moreOfEach) throws IOException {
        String entries =
                ProviderRegistry.builtIn().providers().stream()
                        .map(Provider::id)
                        .map(id -> "  " + id + ":\n    base-url: " + upstream + "\n" + moreOfEach)
                        .collect(Collectors.joining());
        return Files.writeString(folder.resolve("providers.yaml"), "providers:\n" + entries);
    }

    /** Replaces a pool file as a careful writer does. */
    public static void writePool(Path file, String json) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, json);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    public void pool(String json) throws IOException {
        writePool(pool, json);
    }

    public int port() {
        return sidecar.port();
    }

    /** Of {@code /metrics}. */
    public int metricsPort() {
        return sidecar.metricsPort().orElseThrow();
    }

    /** What it holds at the moment. */
    public Load load() {
        return sidecar.load();
    }

    public CollectedUsage usage() {
        return usage;
    }

    @Override
    public void close() {
        sidecar.close();
    }
}
