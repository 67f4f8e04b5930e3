package io.teamclaw.bench.report;

import static io.teamclaw.bench.report.Target.least;
import static io.teamclaw.bench.report.Target.most;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the sidecar must reach, with metering, failover and policy on, on one core. */
public final class Targets {
    public static final String SIDECAR = "sidecar";
    public static final String NGINX = "nginx";
    public static final String DIRECT = "direct";

    /**
     * Of the original's Node sidecar with its usage log on, published with nginx beside it:
     * requests a second on one pinned core.
     */
    private static final double ORIGINAL = 1_060;

    private static final double NGINX_BESIDE_ORIGINAL = 25_500;
    private static final double TIMES_ORIGINAL = 15;

    private static final String FAILOVER = "failover-429";

    private Targets() {}

    /** All of them, in the order of the table. */
    public static List<Target> all() {
        return List.of(
                least(
                        "Throughput of small JSON, of nginx's",
                        "",
                        0.85,
                        ofNginx("small-json", "requests_per_s")),
                most(
                        "CPU per request, of nginx's",
                        "",
                        1.5,
                        ofNginx("small-json", "cpu_us_per_request")),
                least(
                        "15 times the original's Node sidecar (1,060 beside nginx's 25,500): of nginx's",
                        "",
                        TIMES_ORIGINAL * ORIGINAL / NGINX_BESIDE_ORIGINAL,
                        ofNginx("small-json", "requests_per_s")),
                most("Fixed rate: added p50", " ms", 0.12, added("fixed-rate", "p50_ms")),
                most("Fixed rate: added p99", " ms", 0.35, added("fixed-rate", "p99_ms")),
                most(
                        "64 streams: added to first token, p50",
                        " ms",
                        0.35,
                        added("sse-64", "first_token_p50_ms")),
                most(
                        "64 streams: added between chunks, p99",
                        " ms",
                        1,
                        added("sse-64", "event_p99_ms")),
                most(
                        "500 streams: delay of an event, p99",
                        " ms",
                        20,
                        median("sse-500", "event_p99_ms")),
                new Target(
                        "Failover on 429: added p50, of a direct call's p50 and 1 ms",
                        " ms",
                        false,
                        results -> plus(results.median(DIRECT, FAILOVER, "plain_p50_ms"), 1),
                        Targets::addedByFailover),
                most(
                        "Failover on 429: upstream calls for one call",
                        "",
                        2,
                        median(FAILOVER, "upstream_calls_per_call")),
                most("Failover on 429: calls that failed", "", 0, worst(FAILOVER, "errors")),
                most(
                        "Key pool replaced each second under load: calls that failed",
                        "",
                        0,
                        worst("key-refresh", "errors")),
                most("Memory idle", " MB", 95, worst("sse-64", "rss_idle_mb")),
                most("Memory with 64 streams", " MB", 110, worst("sse-64", "rss_peak_mb")),
                most("Memory with 500 streams", " MB", 150, worst("sse-500", "rss_peak_mb")),
                most(
                        "Memory flat: after an hour's calls, of that after half of them",
                        "",
                        1.02,
                        Targets::growth),
                most(
                        "Start to first answer on one core",
                        " ms",
                        400,
                        median("start", "first_answer_ms")));
    }

    private static Function<Results, OptionalDouble> ofNginx(String scenario, String metric) {
        return results ->
                divided(
                        results.median(SIDECAR, scenario, metric),
                        results.median(NGINX, scenario, metric));
    }

    private static Function<Results, OptionalDouble> added(String scenario, String metric) {
        return results ->
                minus(
                        results.median(SIDECAR, scenario, metric),
                        results.median(DIRECT, scenario, metric));
    }

    private static Function<Results, OptionalDouble> median(String scenario, String metric) {
        return results -> results.median(SIDECAR, scenario, metric);
    }

    private static Function<Results, OptionalDouble> worst(String scenario, String metric) {
        return results -> results.worst(SIDECAR, scenario, metric);
    }

    private static OptionalDouble addedByFailover(Results results) {
        return minus(
                results.median(SIDECAR, FAILOVER, "failover_p50_ms"),
                results.median(SIDECAR, FAILOVER, "plain_p50_ms"));
    }

    private static OptionalDouble growth(Results results) {
        return divided(
                results.worst(SIDECAR, "endurance", "rss_at_100_percent_mb"),
                results.worst(SIDECAR, "endurance", "rss_at_50_percent_mb"));
    }

    private static OptionalDouble divided(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble minus(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble plus(OptionalDouble a, double b) {
        return a.isPresent() ? OptionalDouble.of(a.getAsDouble() + b) : a;
    }
}
