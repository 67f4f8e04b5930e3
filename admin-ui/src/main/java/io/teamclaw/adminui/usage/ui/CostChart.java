package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.dom.Element;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Bars of cost by day, drawn by Chart.js; the table beside it says the same in text. */
@Tag("div")
@JavaScript("context://webjars/chart.js/4.5.1/dist/chart.umd.min.js")
@JavaScript("context://assets/cost-chart.js")
final class CostChart extends Component {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final String json;

    CostChart(UsageReport report) {
        json =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "labels",
                                        report.byDay().keySet().stream().map(DAY::format).toList(),
                                        "dollars",
                                        dollars(report),
                                        "requests",
                                        report.byDay().values().stream()
                                                .map(UsageTotals::requests)
                                                .toList()));
        getElement().getClassList().add("chart");
        getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        "Cost by day, %s in all; the table below has the figures"
                                .formatted(Money.format(report.totals().costMicros())))
                .appendChild(new Element("canvas"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.teamclawCostChart.render(this, $0)", json);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        getElement().executeJs("window.teamclawCostChart.end(this)");
    }

    private static List<BigDecimal> dollars(UsageReport report) {
        return report.byDay().values().stream()
                .map(day -> BigDecimal.valueOf(day.costMicros(), 6))
                .toList();
    }
}
