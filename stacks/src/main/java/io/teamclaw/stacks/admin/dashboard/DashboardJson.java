package io.teamclaw.stacks.admin.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.admin.metric.Metric;
import java.util.List;

/** A dashboard as CloudWatch reads it: sections below each other, three graphs in a row. */
final class DashboardJson {
    /** CloudWatch's grid is so many columns wide. */
    private static final int COLUMNS = 24;

    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;
    private static final int PERIOD_SECONDS = 300;

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode widgets = document.putArray("widgets");
    private int row;

    private DashboardJson() {}

    static String of(List<Section> sections) {
        DashboardJson json = new DashboardJson();
        sections.forEach(json::add);
        return json.document.toString();
    }

    private void add(Section section) {
        ObjectNode heading = widget("text", 0, COLUMNS, 1);
        heading.putObject("properties").put("markdown", "## " + section.title());
        row += 1;
        int column = 0;
        for (Graph graph : section.graphs()) {
            if (column == COLUMNS) {
                column = 0;
                row += HEIGHT;
            }
            write(graph, widget("metric", column, WIDTH, HEIGHT).putObject("properties"));
            column += WIDTH;
        }
        row += HEIGHT;
    }

    private ObjectNode widget(String type, int column, int width, int height) {
        return widgets.addObject()
                .put("type", type)
                .put("x", column)
                .put("y", row)
                .put("width", width)
                .put("height", height);
    }

    private static void write(Graph graph, ObjectNode properties) {
        properties
                .put("title", graph.title())
                .put("view", "timeSeries")
                .put("region", graph.region())
                .put("period", PERIOD_SECONDS);
        properties.putObject("yAxis").putObject("left").put("min", 0);
        ArrayNode metrics = properties.putArray("metrics");
        for (Series each : graph.series()) {
            switch (each) {
                case Series.Shown shown ->
                        write(shown.metric(), metrics.addArray()).put("label", shown.label());
                case Series.Hidden hidden ->
                        write(hidden.metric(), metrics.addArray())
                                .put("id", hidden.id())
                                .put("visible", false);
                case Series.Computed computed ->
                        metrics.addArray()
                                .addObject()
                                .put("expression", computed.formula())
                                .put("label", computed.label());
            }
        }
    }

    /** Writes a metric and gives back the object with its options. */
    private static ObjectNode write(Metric metric, ArrayNode words) {
        words.add(metric.namespace()).add(metric.name());
        metric.dimensions().forEach((name, value) -> words.add(name).add(value));
        return words.addObject().put("stat", metric.statistic());
    }
}
