package io.teamclaw.sidecar.operations;

import io.teamclaw.sidecar.keys.KeyHealth;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.keys.KeyTrouble;
import io.teamclaw.sidecar.keys.PoolState;
import io.teamclaw.sidecar.upstream.Upstreams;
import io.teamclaw.sidecar.usage.UsageSink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** What is told of the parts of a sidecar. */
public final class Gauges {
    private static final double MILLIS = 1e3;

    private Gauges() {}

    /**
     * Adds them.
     *
     * @param running how many calls run
     */
    public static void add(Metrics metrics, KeyPoolSource keys, IntSupplier running) {
        BuildInfo build = BuildInfo.current();
        String labels =
                "version=\""
                        + build.version()
                        + "\",commit=\""
                        + build.commit()
                        + "\",java=\""
                        + Runtime.version().feature()
                        + "\"";
        metrics.gauges("build_info", "Which build this is", () -> Map.of(labels, 1.0));
        metrics.gauge("calls_in_flight", "Calls that run", () -> running.getAsInt());
        metrics.gauge(
                "key_pool_readable",
                "Whether there is a key pool",
                () -> keys.current() instanceof PoolState.Readable ? 1 : 0);
        metrics.gauge(
                "key_pool_age_seconds",
                "Since the key pool in use was read, -1 where it is not known",
                () ->
                        keys.health()
                                .age(Instant.now())
                                .map(Duration::toMillis)
                                .map(millis -> millis / MILLIS)
                                .orElse(-1.0));
        metrics.counter(
                "key_pool_readings_total",
                "Readings of the key pool that went well",
                () -> keys.health().readings());
        metrics.counter(
                "key_pool_failures_total",
                "Readings of the key pool that failed",
                () -> keys.health().failures());
        Runtime runtime = Runtime.getRuntime();
        metrics.gauge(
                "jvm_heap_used_bytes",
                "Heap in use",
                () -> runtime.totalMemory() - runtime.freeMemory());
        metrics.gauge("jvm_heap_max_bytes", "Heap at most", runtime::maxMemory);
    }

    /** Adds how the keys stand, by their ids; a key that works is not among them. */
    public static void add(Metrics metrics, KeyHealth health) {
        metrics.gauges(
                "keys_in_trouble",
                "Keys that no call goes out with at present",
                () -> {
                    Map<String, Double> troubles = new HashMap<>();
                    health.troubles()
                            .forEach(
                                    (id, trouble) ->
                                            troubles.put(
                                                    "key=\""
                                                            + id
                                                            + "\",state=\""
                                                            + state(trouble)
                                                            + "\"",
                                                    1.0));
                    return troubles;
                });
    }

    /** Adds what became of usage rows. */
    public static void add(Metrics metrics, UsageSink usage) {
        metrics.counter(
                "rows_written_total",
                "Usage rows that are where they belong",
                () -> usage.figures().written());
        metrics.counter(
                "rows_spilled_total",
                "Usage rows that had to wait in a file",
                () -> usage.figures().spilled());
        metrics.counter(
                "rows_lost_total",
                "Usage rows that are in the log alone",
                () -> usage.figures().lost());
        metrics.gauge(
                "rows_waiting", "Usage rows still to be written", () -> usage.figures().waiting());
    }

    /** Adds the connections to providers. */
    public static void add(Metrics metrics, Upstreams upstreams) {
        metrics.gauge("upstream_idle", "Connections kept for later", upstreams::idleConnections);
        metrics.gauge("upstream_running", "Connections in use", upstreams::running);
    }

    private static String state(KeyTrouble trouble) {
        return switch (trouble) {
            case KeyTrouble.CoolingDown cooling -> "cooling_down";
            case KeyTrouble.Quarantined quarantined -> "quarantined";
        };
    }
}
