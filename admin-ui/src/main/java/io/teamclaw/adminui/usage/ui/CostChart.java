package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.dom.Element;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/** Bars of cost by day or month, drawn by Chart.js; the table beside it says the same in text. */
@Tag("div")
@JavaScript("context://webjars/chart.js/4.5.1/dist/chart.umd.min.js")
@JavaScript("context://assets/cost-chart.js")
final class CostChart extends Component {
    private static final long serialVersionUID = 1L;

    private final String json;

    CostChart(UsageReport report) {
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern(
                        report.period().isByMonth() ? "MMM uuuu" : "d MMM", Texts.locale());
        json =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "labels",
                                        report.parts().stream()
                                                .map(part -> day.format(part.from()))
                                                .toList(),
                                        "models",
                                        dollars(report, UsageTotals::costMicros),
                                        "compute",
                                        dollars(report, UsageTotals::computeMicros),
                                        "requests",
                                        report.parts().stream()
                                                .map(part -> part.totals().requests())
                                                .toList(),
                                        "names",
                                        List.of(
                                                Texts.text("usage.chart.models"),
                                                Texts.text("usage.chart.compute"),
                                                Texts.text("usage.chart.requests"))));
        getElement().getClassList().add("chart");
        getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        Texts.text(
                                "usage.chart.label",
                                title(report),
                                Money.format(report.totals().totalMicros())))
                .appendChild(new Element("canvas"));
    }

    static String title(UsageReport report) {
        return report.period().isByMonth()
                ? Texts.text("usage.chart.month")
                : Texts.text("usage.chart.day");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.teamclawCostChart.render(this, $0)", json);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        getElement().executeJs("window.teamclawCostChart.end(this)");
    }

    private static List<BigDecimal> dollars(
            UsageReport report, ToLongFunction<UsageTotals> micros) {
        return report.parts().stream()
                .map(part -> BigDecimal.valueOf(micros.applyAsLong(part.totals()), 6))
                .toList();
    }
}
