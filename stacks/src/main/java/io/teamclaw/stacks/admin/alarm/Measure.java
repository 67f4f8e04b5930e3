package io.teamclaw.stacks.admin.alarm;

import io.teamclaw.stacks.admin.metric.Metric;
import java.util.SortedMap;

/** What an alarm looks at. */
public sealed interface Measure {
    /** One metric as it is. */
    record Single(Metric metric) implements Measure {}

    /**
     * What CloudWatch computes.
     *
     * @param formula of the metrics' ids, or a query of Metrics Insights
     * @param metrics by id; none for a query
     */
    record Computed(String formula, SortedMap<String, Metric> metrics) implements Measure {}
}
