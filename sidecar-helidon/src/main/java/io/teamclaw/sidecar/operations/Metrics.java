package io.teamclaw.sidecar.operations;

import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.policy.CallPolicy;
import io.teamclaw.sidecar.usage.UsageSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Counts what happens, and tells it in Prometheus' text format. Most of it comes of the usage rows:
 * each call makes one. Names begin with {@code teamclaw_sidecar_}; no label holds a key, and none
 * what an agent writes, so that there are few.
 */
public final class Metrics {
    private static final String PREFIX = "teamclaw_sidecar_";

    /** A number that is asked for when it is told. */
    private record Asked(String name, String type, String help, Supplier<Map<String, Double>> by) {}

    private record Counted(String help, Map<String, LongAdder> byLabels) {}

    private final Map<String, Counted> counted = new ConcurrentSkipListMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Histogram firstByte = new Histogram();

    /** Adds to a counter; labels in the order of the format, e.g. {@code provider="openai"}. */
    public void count(String name, String help, String labels, long amount) {
        counted.computeIfAbsent(name, n -> new Counted(help, new ConcurrentHashMap<>()))
                .byLabels()
                .computeIfAbsent(labels, l -> new LongAdder())
                .add(amount);
    }

    /** Tells a number that stands somewhere else. */
    public void gauge(String name, String help, DoubleSupplier value) {
        asked.add(new Asked(name, "gauge", help, () -> Map.of("", value.getAsDouble())));
    }

    /** Tells a count that stands somewhere else. */
    public void counter(String name, String help, DoubleSupplier value) {
        asked.add(new Asked(name, "counter", help, () -> Map.of("", value.getAsDouble())));
    }

    /** Tells several numbers, each under its labels. */
    public void gauges(String name, String help, Supplier<Map<String, Double>> byLabels) {
        asked.add(new Asked(name, "gauge", help, byLabels));
    }

    /** The same sink, with each row counted that goes to it. */
    public UsageSink counting(UsageSink sink) {
        return new CountingSink(sink, this::finished);
    }

    /** The same policy, with each refusal counted. */
    public CallPolicy counting(CallPolicy policy) {
        return new CountingPolicy(policy, this::refused);
    }

    private void refused(String code) {
        count(
                "policy_total",
                "Calls that a rule refused or slowed down",
                "rule=\"" + code + "\"",
                1);
    }

    private void finished(UsageRow row) {
        String provider = "provider=\"" + row.provider() + "\"";
        count(
                "calls_total",
                "Calls that are over",
                provider
                        + ",ending=\""
                        + row.ending().wireValue()
                        + "\",status=\""
                        + row.status() / 100
                        + "xx\"",
                1);
        row.firstToken().ifPresent(firstByte::add);
        tokens(provider, "input", row.tokens().input());
        tokens(provider, "output", row.tokens().output());
        tokens(provider, "cache_read", row.tokens().cacheRead());
        tokens(provider, "cache_write", row.tokens().cacheWrite());
        if (row.costMicros().isPresent()) {
            count("cost_micros_total", "Micro-dollars", provider, row.costMicros().getAsLong());
        } else {
            count("unpriced_calls_total", "Calls without a known price", provider, 1);
        }
    }

    private void tokens(String provider, String kind, long amount) {
        if (amount > 0) {
            count("tokens_total", "Tokens", provider + ",kind=\"" + kind + "\"", amount);
        }
    }

    /** All of it, as Prometheus reads it. */
    public String text() {
        StringBuilder out = new StringBuilder(4096);
        counted.forEach(
                (name, counter) -> {
                    head(out, name, "counter", counter.help());
                    counter.byLabels()
                            .forEach((labels, sum) -> line(out, name, labels, "" + sum.sum()));
                });
        head(out, "first_byte_seconds", "histogram", "Until the first byte of an answer");
        firstByte.write(PREFIX + "first_byte_seconds", out);
        for (Asked each : asked) {
            head(out, each.name(), each.type(), each.help());
            each.by().get().forEach((labels, value) -> line(out, each.name(), labels, "" + value));
        }
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder out, String name, String labels, String value) {
        out.append(PREFIX).append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(value).append('\n');
    }
}
