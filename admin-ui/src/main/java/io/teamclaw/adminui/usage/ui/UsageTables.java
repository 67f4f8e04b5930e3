package io.teamclaw.adminui.usage.ui;

import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sums of usage as tables. */
final class UsageTables {
    private static final List<String> FIGURES =
            List.of("Requests", "Input", "Output", "Cache read", "Cache written", "Cost");

    private UsageTables() {}

    /** The days with usage, newest first. */
    static FigureTable byDay(UsageReport report) {
        FigureTable table = new FigureTable("Usage by day (UTC)", List.of("Day"), FIGURES);
        List<Map.Entry<LocalDate, UsageTotals>> days = new ArrayList<>(report.byDay().entrySet());
        days.reversed().stream()
                .filter(day -> day.getValue().requests() > 0)
                .forEach(
                        day ->
                                table.row(
                                        List.of(day.getKey().toString()), figures(day.getValue())));
        return table;
    }

    /** The people with usage, dearest first. */
    static FigureTable byPerson(UsageReport report) {
        FigureTable table = new FigureTable("Usage by person", List.of("Name", "E-mail"), FIGURES);
        report.byPerson()
                .forEach(
                        person ->
                                table.row(
                                        List.of(person.name(), person.email()),
                                        figures(person.totals())));
        return table;
    }

    private static List<String> figures(UsageTotals totals) {
        TokenCounts tokens = totals.tokens();
        return List.of(
                Numbers.format(totals.requests()),
                Numbers.format(tokens.input()),
                Numbers.format(tokens.output()),
                Numbers.format(tokens.cacheRead()),
                Numbers.format(tokens.cacheWrite()),
                cost(totals));
    }

    /** An unpriced call must not look as if it had been free. */
    private static String cost(UsageTotals totals) {
        String cost = Money.format(totals.costMicros());
        return totals.unpriced() == 0 ? cost : cost + " + " + totals.unpriced() + " unpriced";
    }
}
