package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Usage as plain tables, readable by everybody and everything. */
final class UsageTables {
    private static final List<String> FIGURES =
            List.of("Requests", "Input", "Output", "Cache read", "Cache written", "Cost");

    private UsageTables() {}

    /** The days with usage, newest first. */
    static Div byDay(UsageReport report) {
        NativeTable table = table("Usage by day (UTC)", List.of("Day"));
        List<Map.Entry<LocalDate, UsageTotals>> days = new ArrayList<>(report.byDay().entrySet());
        days.reversed().stream()
                .filter(day -> day.getValue().requests() > 0)
                .forEach(day -> row(table, List.of(day.getKey().toString()), day.getValue()));
        return scrollable(table);
    }

    /** The people with usage, dearest first. */
    static Div byPerson(UsageReport report) {
        NativeTable table = table("Usage by person", List.of("Name", "E-mail"));
        report.byPerson()
                .forEach(
                        person ->
                                row(
                                        table,
                                        List.of(person.name(), person.email()),
                                        person.totals()));
        return scrollable(table);
    }

    private static NativeTable table(String caption, List<String> names) {
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        table.setCaptionText(caption);
        NativeTableRow head = table.getHead().addRow();
        names.forEach(name -> head.add(header(name, "col")));
        FIGURES.forEach(
                name -> {
                    NativeTableHeaderCell cell = header(name, "col");
                    cell.addClassName("number");
                    head.add(cell);
                });
        return table;
    }

    private static void row(NativeTable table, List<String> names, UsageTotals totals) {
        NativeTableRow row = table.getBody().addRow();
        row.add(header(names.getFirst(), "row"));
        names.stream().skip(1).forEach(name -> row.addDataCell().setText(name));
        TokenCounts tokens = totals.tokens();
        List.of(
                        Numbers.format(totals.requests()),
                        Numbers.format(tokens.input()),
                        Numbers.format(tokens.output()),
                        Numbers.format(tokens.cacheRead()),
                        Numbers.format(tokens.cacheWrite()),
                        cost(totals))
                .forEach(
                        figure -> {
                            var cell = row.addDataCell();
                            cell.setText(figure);
                            cell.addClassName("number");
                        });
    }

    /** An unpriced call must not look as if it had been free. */
    private static String cost(UsageTotals totals) {
        String cost = Money.format(totals.costMicros());
        return totals.unpriced() == 0 ? cost : cost + " + " + totals.unpriced() + " unpriced";
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private static Div scrollable(NativeTable table) {
        Div scroller = new Div(table);
        scroller.addClassName("table-scroll");
        scroller.getElement().setAttribute("tabindex", "0");
        return scroller;
    }
}
