package io.teamclaw.stacks.admin.metric;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One metric of one thing, as CloudWatch spells it.
 *
 * @param namespace e.g. {@code AWS/Lambda}
 * @param name e.g. {@code Errors}
 * @param statistic e.g. {@code Sum} or {@code p95}
 * @param dimensions which thing, always in the same order
 */
public record Metric(
        String namespace, String name, String statistic, Map<String, String> dimensions) {

    public Metric {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** The same metric by another statistic. */
    public Metric by(String other) {
        return new Metric(namespace, name, other, dimensions);
    }
}
