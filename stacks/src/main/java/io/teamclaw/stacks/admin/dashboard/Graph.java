package io.teamclaw.stacks.admin.dashboard;

import java.util.List;

/**
 * A graph of the dashboard.
 *
 * @param title with the unit, where it is not plain
 * @param region whose CloudWatch has the metrics
 */
record Graph(String title, String region, List<Series> series) {
    Graph {
        series = List.copyOf(series);
    }
}
