package io.teamclaw.stacks.admin.dashboard;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.stacks.admin.metric.Metric;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the dashboard shows of the entrance, the services and the workspaces. */
final class ServiceGraphs {
    /** CloudFront's figures are here, wherever the platform is. */
    private static final String CLOUDFRONT_REGION = "us-east-1";

    private final PlatformMetrics metrics;
    private final List<WatchedService> services;
    private final String region;

    ServiceGraphs(PlatformMetrics metrics, List<WatchedService> services, String region) {
        this.metrics = metrics;
        this.services = services;
        this.region = region;
    }

    Section entrance() {
        return new Section(
                "Entrance",
                List.of(
                        new Graph(
                                "CloudFront: requests",
                                CLOUDFRONT_REGION,
                                List.of(Series.of("requests", metrics.distribution("Requests")))),
                        new Graph(
                                "CloudFront: errors, % of requests",
                                CLOUDFRONT_REGION,
                                List.of(
                                        Series.of(
                                                "4xx",
                                                metrics.distribution("4xxErrorRate").by("Average")),
                                        Series.of(
                                                "5xx",
                                                metrics.distribution("5xxErrorRate")
                                                        .by("Average")))),
                        graph("Requests", service -> metrics.target(service, "RequestCount")),
                        failures(),
                        graph(
                                "Time to answer, p95, seconds",
                                service -> metrics.target(service, "TargetResponseTime").by("p95")),
                        graph(
                                "Unhealthy targets",
                                service ->
                                        metrics.target(service, "UnHealthyHostCount")
                                                .by("Maximum"))));
    }

    private Graph failures() {
        Stream<Series> own =
                Stream.of(
                        Series.of("load balancer", metrics.loadBalancer("HTTPCode_ELB_5XX_Count")));
        Stream<Series> targets =
                services.stream()
                        .map(
                                service ->
                                        Series.of(
                                                service.id(),
                                                metrics.target(
                                                        service, "HTTPCode_Target_5XX_Count")));
        return new Graph("Errors 5xx", region, Stream.concat(own, targets).toList());
    }

    Section workspaces() {
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

    Section running() {
        return new Section(
                "Services",
                List.of(
                        graph("CPU, %", each -> metrics.utilization(each, "CPUUtilization")),
                        graph("Memory, %", each -> metrics.utilization(each, "MemoryUtilization")),
                        graph("Tasks", metrics::runningTasks)));
    }

    private Graph graph(String title, Function<WatchedService, Metric> metric) {
        return new Graph(
                title,
                region,
                services.stream().map(each -> Series.of(each.id(), metric.apply(each))).toList());
    }
}
