package io.teamclaw.sidecar.operations;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How often a duration was how long, in Prometheus' cumulative buckets. */
final class Histogram {
    private static final double[] BOUNDS = {0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300};

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        int i = 0;
        while (i < BOUNDS.length && seconds > BOUNDS[i]) {
            i++;
        }
        buckets[i].increment();
        nanos.add(duration.toNanos());
    }

    void write(String name, StringBuilder out) {
        long sum = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            sum += buckets[i].sum();
            line(out, name, "" + BOUNDS[i], sum);
        }
        sum += buckets[BOUNDS.length].sum();
        line(out, name, "+Inf", sum);
        out.append(name).append("_sum ").append(nanos.sum() / 1e9).append('\n');
        out.append(name).append("_count ").append(sum).append('\n');
    }

    private static void line(StringBuilder out, String name, String bound, long count) {
        out.append(name).append("_bucket{le=\"").append(bound).append("\"} ");
        out.append(count).append('\n');
    }
}
