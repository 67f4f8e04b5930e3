package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a soak found.
 *
 * @param seed by which its choices are made again; threads may still meet otherwise
 * @param people workspaces there were
 * @param operations done
 * @param calls of AWS
 * @param faults of these calls, by kind
 * @param launches tasks that were made
 * @param took by the day's clock
 * @param doubles families that had two live tasks at once
 * @param orphans what nobody owned after two sweeps
 * @param wrong records that say what is not so
 */
record SoakResult(
        long seed,
        int people,
        int operations,
        long calls,
        Map<FaultType, Long> faults,
        int launches,
        Duration took,
        List<String> doubles,
        List<String> orphans,
        List<String> wrong) {

    void check() {
        // Else nothing was tried.
        assertThat(launches).as("launches, seed %d", seed).isGreaterThan(operations / 100);
        assertThat(doubles).as("two live tasks at once, seed %d", seed).isEmpty();
        assertThat(wrong).as("wrong records, seed %d", seed).isEmpty();
        assertThat(orphans).as("orphans after two sweeps, seed %d", seed).isEmpty();
    }

    String summary() {
        return """
                soak: %d workspaces, %d operations, %d tasks launched, %d calls of AWS in %d s (seed %d)
                faults: %d, %.1f%% of the calls: %s
                two tasks at once: %d; orphans after two sweeps: %d; wrong records: %d"""
                .formatted(
                        people,
                        operations,
                        launches,
                        calls,
                        took.toSeconds(),
                        seed,
                        sum(),
                        100.0 * sum() / calls,
                        faults,
                        doubles.size(),
                        orphans.size(),
                        wrong.size());
    }

    private long sum() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }
}
