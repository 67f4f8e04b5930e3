package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.workspaces.SweepReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What a sweep reports, for its caller and for CloudWatch. */
final class SweepOutcome {
    private SweepOutcome() {}

    static ObjectNode json(SweepReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("lookedAt", report.lookedAt());
        json.put("idleStopped", report.idleStopped());
        json.put("busy", report.busy());
        json.put("silent", report.silent());
        json.put("kept", report.kept());
        json.put("disowned", report.disowned());
        json.put("repaired", report.repaired());
        json.put("takenOver", report.takenOver());
        json.put("waitingStarted", report.waitingStarted());
        json.put("left", report.left());
        report.orphansFound().forEach(json.putObject("orphansFound")::put);
        report.orphansRemoved().forEach(json.putObject("orphansRemoved")::put);
        json.put("failures", report.failures());
        json.putObject("reads")
                .put("indexPages", report.reads().indexPages())
                .put("indexItems", report.reads().indexItems())
                .put("records", report.reads().records());
        return json;
    }

    static void count(MetricLog metrics, SweepReport report, Duration time) {
        Map<PlatformMetric, Long> values = new EnumMap<>(PlatformMetric.class);
        values.put(PlatformMetric.SWEEPS, 1L);
        values.put(PlatformMetric.SWEEP_TIME, time.toMillis());
        values.put(PlatformMetric.SWEEP_LOOKED_AT, (long) report.lookedAt());
        values.put(PlatformMetric.SWEEP_IDLE_STOPS, (long) report.idleStopped());
        values.put(PlatformMetric.SWEEP_BUSY, (long) report.busy());
        values.put(PlatformMetric.SWEEP_SILENT, (long) report.silent());
        values.put(PlatformMetric.SWEEP_REPAIRS, (long) report.repaired() + report.takenOver());
        values.put(PlatformMetric.SWEEP_LEFT, (long) report.left());
        values.put(PlatformMetric.SWEEP_FAILURES, (long) report.failures());
        values.put(PlatformMetric.ORPHANS_FOUND, sum(report.orphansFound()));
        values.put(PlatformMetric.ORPHANS_REMOVED, sum(report.orphansRemoved()));
        metrics.write(values, Map.of("report", json(report).toString()));
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
