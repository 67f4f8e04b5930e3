package io.teamclaw.stacks.admin.dashboard;

import io.teamclaw.stacks.admin.metric.Metric;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the dashboard shows of the entrance and the services. */
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
