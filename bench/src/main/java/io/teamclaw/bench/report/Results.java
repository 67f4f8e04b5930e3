package io.teamclaw.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All rows of a run, in the order in which they were measured. */
public final class Results {
    private final List<Row> rows = new ArrayList<>();

    /** Adds a row. */
    public void add(String contender, String scenario, int round, String metric, double value) {
        rows.add(new Row(contender, scenario, round, metric, value));
    }

    /** Adds a row that was read. */
    public void add(Row row) {
        rows.add(row);
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The values of all rounds, in ascending order; empty where it was not measured. */
    public double[] values(String contender, String scenario, String metric) {
        return rows.stream()
                .filter(row -> row.contender().equals(contender))
                .filter(row -> row.scenario().equals(scenario))
                .filter(row -> row.metric().equals(metric))
                .mapToDouble(Row::value)
                .sorted()
                .toArray();
    }

    /** The median of the rounds; empty where it was not measured. */
    public OptionalDouble median(String contender, String scenario, String metric) {
        double[] sorted = values(contender, scenario, metric);
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Percentiles.median(sorted));
    }

    /** The greatest of the rounds; empty where it was not measured. */
    public OptionalDouble worst(String contender, String scenario, String metric) {
        double[] sorted = values(contender, scenario, metric);
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[sorted.length - 1]);
    }
}
