package io.teamclaw.stacks.admin.dashboard;

import io.teamclaw.stacks.admin.metric.Metric;

/** One line of a graph. */
sealed interface Series {
    /** A metric as it is. */
    record Shown(String label, Metric metric) implements Series {}

    /** A metric that only a formula of the same graph uses, by its id there. */
    record Hidden(String id, Metric metric) implements Series {}

    /** What CloudWatch computes of the graph's hidden metrics. */
    record Computed(String label, String formula) implements Series {}

    static Series of(String label, Metric metric) {
        return new Shown(label, metric);
    }
}
