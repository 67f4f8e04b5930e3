package io.teamclaw.stacks.admin.dashboard;

import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.List;
import java.util.stream.Stream;

/** What the dashboard shows, from the entrance to the data. */
final class PlatformGraphs {
    private final PlatformMetrics metrics;
    private final List<WatchedService> watched;
    private final String region;

    PlatformGraphs(PlatformMetrics metrics, List<WatchedService> watched, String region) {
        this.metrics = metrics;
        this.watched = watched;
        this.region = region;
    }

    List<Section> sections() {
        ServiceGraphs services = new ServiceGraphs(metrics, watched, region);
        return List.of(
                services.entrance(),
                new WorkspaceGraphs(metrics, watched, region).section(),
                services.running(),
                functions(),
                data());
    }

    private Section functions() {
        return new Section(
                "Functions",
                List.of(
                        functions("Calls", "Invocations", "Sum"),
                        functions("Errors", "Errors", "Sum"),
                        functions("Throttles", "Throttles", "Sum"),
                        functions("Duration, p95, milliseconds", "Duration", "p95"),
                        functions("At once", "ConcurrentExecutions", "Maximum")));
    }

    private Graph functions(String title, String metric, String statistic) {
        return new Graph(
                title,
                region,
                Stream.of(PlatformFunction.values())
                        .map(
                                each ->
                                        Series.of(
                                                each.id(),
                                                metrics.function(each, metric).by(statistic)))
                        .toList());
    }

    private Section data() {
        return new Section(
                "Data",
                List.of(
                        tables("Read units", "ConsumedReadCapacityUnits"),
                        tables("Write units", "ConsumedWriteCapacityUnits"),
                        tables("Throttled reads", "ReadThrottleEvents"),
                        tables("Throttled writes", "WriteThrottleEvents"),
                        new Graph(
                                "Files: share of the limit, %",
                                region,
                                List.of(
                                        Series.of(
                                                "operations",
                                                metrics.fileSystem("PercentIOLimit"))))));
    }

    private Graph tables(String title, String metric) {
        return new Graph(
                title,
                region,
                Tables.all().stream()
                        .map(each -> Series.of(each.name(), metrics.table(each, metric)))
                        .toList());
    }
}
