package io.teamclaw.bench.contender;

import io.teamclaw.bench.process.Ports;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packaged jar, as workspaces run it: usage rows as JSON lines into a file, and failover on. So
 * are limits, with the check for loops at a bound that the load does not reach; where a load is
 * exactly what that check is there to end, it is off.
 */
public final class Sidecar implements Contender {
    private static final Path MODULE = Path.of("sidecar-helidon/target").toAbsolutePath();
    private static final Path JAR = MODULE.resolve("teamclaw-sidecar.jar");
    private static final Path OPTIONS = MODULE.resolve("teamclaw-sidecar.options");

    /** The greatest that its setting takes. */
    private static final String MOST_CALLS_PER_MINUTE = "100000";

    private final int keys;
    private final List<String> moreJvmOptions;

    private Sidecar(int keys, List<String> moreJvmOptions) {
        this.keys = keys;
        this.moreJvmOptions = moreJvmOptions;
    }

    /** With two keys in its pool. */
    public static Sidecar withTwoKeys() {
        return new Sidecar(2, List.of());
    }

    /** With so many keys in its pool. */
    public static Sidecar withKeys(int keys) {
        return new Sidecar(keys, List.of());
    }

    /** With options of the JVM beside the usual ones. */
    public static Sidecar withJvmOptions(List<String> options) {
        return new Sidecar(2, options);
    }

    @Override
    public String name() {
        return "sidecar";
    }

    @Override
    public Optional<String> missing() {
        return Files.exists(JAR)
                ? Optional.empty()
                : Optional.of(JAR.getFileName() + " is not built (make build)");
    }

    @Override
    public String version() {
        return Tools.ask("git", "describe", "--always", "--dirty")
                + (aotCache().isPresent() ? " with" : " without")
                + " its AOT cache, "
                + usualOptions();
    }

    @Override
    public Instance start(Place place) throws IOException {
        int port = Ports.free();
        Path folder = place.folder().toAbsolutePath();
        Path pool = KeyPool.write(folder, keys, 0);
        Path providers =
                Files.writeString(
                        folder.resolve("providers.yaml"),
                        "providers:\n  openai:\n    base-url: http://127.0.0.1:"
                                + place.upstream()
                                + "\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(moreJvmOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        Running running =
                place.group()
                        .start(
                                Tools.pinned(Tools.CONTENDERS_CORE, command),
                                environment(place, port, pool, providers),
                                folder.resolve("usage.jsonl"));
        return Instance.ofProxy(name(), running, port, place);
    }

    private static Map<String, String> environment(
            Place place, int port, Path pool, Path providers) {
        return Map.of(
                "SIDECAR_PORT",
                String.valueOf(port),
                "KEY_POOL_FILE",
                pool.toString(),
                "SIDECAR_PROVIDERS_FILE",
                providers.toString(),
                "SIDECAR_METRICS_PORT",
                "0",
                "USER_ID",
                "bench",
                "SIDECAR_RUNAWAY_CALLS_PER_MINUTE",
                place.flood() ? "0" : MOST_CALLS_PER_MINUTE,
                "TEAM_ID",
                "bench");
    }

    private static List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of("@" + OPTIONS));
        aotCache().ifPresent(cache -> options.add("-XX:AOTCache=" + cache));
        return options;
    }

    /** The options without their comments. */
    private static String usualOptions() {
        try (Stream<String> lines = Files.lines(OPTIONS)) {
            return lines.filter(line -> line.startsWith("-")).collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code sidecar-helidon/aot.sh} made. */
    private static Optional<Path> aotCache() {
        try (Stream<Path> files = Files.list(MODULE)) {
            return files.filter(file -> file.toString().endsWith(".aot")).findFirst();
        } catch (IOException e) {
            return Optional.empty(); // The module was not built: there is no jar either.
        }
    }
}
