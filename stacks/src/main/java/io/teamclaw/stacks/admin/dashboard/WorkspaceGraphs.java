package io.teamclaw.stacks.admin.dashboard;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the dashboard shows of the workspaces. */
final class WorkspaceGraphs {
    private final PlatformMetrics metrics;
    private final List<WatchedService> services;
    private final String region;

    WorkspaceGraphs(PlatformMetrics metrics, List<WatchedService> services, String region) {
        this.metrics = metrics;
        this.services = services;
        this.region = region;
    }

    Section section() {
        return new Section(
                "Workspaces",
                List.of(
                        runningWorkspaces(),
                        own(
                                "Starts, crashes and stops",
                                PlatformMetric.STARTS,
                                PlatformMetric.START_FAILURES,
                                PlatformMetric.START_REFUSALS,
                                PlatformMetric.CRASHES,
                                PlatformMetric.STOPS_ASKED,
                                PlatformMetric.STOPS_BY_SWEEP,
                                PlatformMetric.STOPS_REPORTED),
                        startTimes(),
                        new Graph(
                                "Idle checks",
                                region,
                                List.of(Series.of("runs", metrics.idleSweeps()))),
                        own(
                                "What sweeps did",
                                PlatformMetric.SWEEP_IDLE_STOPS,
                                PlatformMetric.SWEEP_REPAIRS,
                                PlatformMetric.SWEEP_FAILURES,
                                PlatformMetric.ORPHANS_FOUND,
                                PlatformMetric.ORPHANS_REMOVED),
                        new Graph(
                                "Dead letters and failures at Secrets Manager",
                                region,
                                List.of(
                                        Series.of("dead letters", metrics.deadLetters()),
                                        Series.of("secrets", metrics.secretFailures())))));
    }

    private Graph own(String title, PlatformMetric... shown) {
        return new Graph(
                title,
                region,
                Stream.of(shown).map(each -> Series.of(each.id(), metrics.own(each))).toList());
    }

    private Graph startTimes() {
        return new Graph(
                "Time of a start and its parts, p95, milliseconds",
                region,
                Stream.of(
                                PlatformMetric.START_TIME,
                                PlatformMetric.QUEUE_TIME,
                                PlatformMetric.PROVISION_TIME,
                                PlatformMetric.RUN_TASK_TIME,
                                PlatformMetric.ADDRESS_TIME,
                                PlatformMetric.READY_TIME,
                                PlatformMetric.ROUTE_TIME)
                        .map(each -> Series.of(each.id(), metrics.own(each).by("p95")))
                        .toList());
    }

    /** Container Insights counts all tasks of the cluster: workspaces are those of no service. */
    private Graph runningWorkspaces() {
        List<Series> series = new ArrayList<>();
        StringBuilder formula = new StringBuilder("tasks");
        series.add(new Series.Hidden("tasks", metrics.clusterTasks()));
        for (WatchedService service : services) {
            series.add(new Series.Hidden(service.id(), metrics.runningTasks(service)));
            formula.append(" - ").append(service.id());
        }
        series.add(new Series.Computed("workspaces", formula.toString()));
        return new Graph("Workspaces running", region, series);
    }
}
