package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PlatformMetric;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes metrics as log lines of CloudWatch's embedded metric format: CloudWatch Logs makes metrics
 * of them, which takes no permission.
 */
final class MetricLog {
    private final String environment;
    private final Consumer<String> lines;

    MetricLog(String environment, Consumer<String> lines) {
        this.environment = environment;
        this.lines = lines;
    }

    /**
     * @param values by metric
     * @param properties for who reads the line; no metric has them as a dimension
     */
    void write(Map<PlatformMetric, Long> values, Map<String, String> properties) {
        lines.accept(line(values, properties).toString());
    }

    /** The same about one person. */
    void write(UserId user, Map<PlatformMetric, Long> values, Map<String, String> properties) {
        ObjectNode line = line(values, properties);
        Ids.put(line, environment, user);
        lines.accept(line.toString());
    }

    private ObjectNode line(Map<PlatformMetric, Long> values, Map<String, String> properties) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", Instant.now().toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", PlatformMetric.NAMESPACE);
        directive.putArray("Dimensions").addArray().add(PlatformMetric.DIMENSION);
        var metrics = directive.putArray("Metrics");
        line.put(PlatformMetric.DIMENSION, environment);
        values.forEach(
                (metric, value) -> {
                    metrics.addObject().put("Name", metric.id()).put("Unit", metric.unit());
                    line.put(metric.id(), value);
                });
        properties.forEach(line::put);
        return line;
    }
}
