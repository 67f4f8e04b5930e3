package io.teamclaw.stacks.cost;

/** How many metrics Container Insights keeps, by CloudWatch's price page. */
final class ContainerInsights {
    static final int METRICS_OF_CLUSTER = 8;
    static final int METRICS_OF_SERVICE = 11;

    /** Each person's task definition is a family of its own. */
    static final int METRICS_OF_FAMILY = 6;

    private ContainerInsights() {}
}
