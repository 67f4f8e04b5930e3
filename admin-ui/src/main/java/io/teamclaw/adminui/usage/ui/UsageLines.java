package io.teamclaw.adminui.usage.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageBy;
import io.teamclaw.adminui.usage.UsageTable;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Usage broken down, as a table. */
final class UsageLines {
    private UsageLines() {}

    /**
     * @param heading of the first column
     */
    static FigureTable of(UsageTable usage, String heading) {
        FigureTable table =
                new FigureTable(
                        Texts.text("usage.table.caption", heading.toLowerCase(Locale.ROOT)),
                        List.of(heading),
                        List.of(
                                Texts.text("usage.table.requests"),
                                Texts.text("usage.table.errors"),
                                Texts.text("usage.table.input"),
                                Texts.text("usage.table.output"),
                                Texts.text("usage.table.cache"),
                                Texts.text("usage.table.first-token"),
                                Texts.text("usage.table.models"),
                                Texts.text("usage.table.compute"),
                                Texts.text("usage.table.total"),
                                Texts.text("usage.table.share")));
        UsageTotals all = usage.totals();
        usage.lines()
                .forEach(
                        line ->
                                table.row(
                                        List.of(name(line.name(), line.detail())),
                                        figures(line.totals(), all)));
        if (usage.others() > 0) {
            table.row(
                    List.of(
                            name(
                                    Texts.text("usage.table.others", usage.others()),
                                    Texts.text("usage.table.others.detail"))),
                    figures(usage.othersTotals(), all));
        }
        if (usage.lines().size() > 1) {
            table.row(List.of(Texts.text("usage.table.sum")), figures(all, all));
        }
        return table;
    }

    /** The heading of its first column. */
    static String heading(UsageBy by, boolean byMonth) {
        return switch (by) {
            case DAY -> byMonth ? Texts.text("usage.by.month") : Texts.text("usage.by.day");
            case PERSON -> Texts.text("usage.by.person");
            case TEAM -> Texts.text("usage.by.team");
            case PROVIDER -> Texts.text("usage.by.provider");
            case MODEL -> Texts.text("usage.by.model");
            case KEY -> Texts.text("usage.by.key");
        };
    }

    private static String name(String name, String detail) {
        return detail.isEmpty() ? name : name + "\n" + detail;
    }

    private static List<String> figures(UsageTotals totals, UsageTotals all) {
        TokenCounts tokens = totals.tokens();
        return List.of(
                Numbers.format(totals.requests()),
                errors(totals),
                Numbers.format(tokens.input()),
                Numbers.format(tokens.output()),
                Numbers.format(tokens.cacheRead()) + "\n" + Numbers.format(tokens.cacheWrite()),
                Waits.format(totals.firstTokens().quantile(0.5))
                        + "\n"
                        + Waits.format(totals.firstTokens().quantile(0.95)),
                models(totals),
                Money.format(totals.computeMicros()),
                Money.format(totals.totalMicros()),
                share(totals.totalMicros(), all.totalMicros()));
    }

    /** An unpriced call must not look as if it had been free. */
    private static String models(UsageTotals totals) {
        String cost = Money.format(totals.costMicros());
        return totals.unpriced() == 0
                ? cost
                : cost + "\n" + Texts.text("usage.table.unpriced", totals.unpriced());
    }

    private static String errors(UsageTotals totals) {
        long named =
                totals.ended(Ending.CLIENT_GONE)
                        + totals.ended(Ending.UPSTREAM_RESET)
                        + totals.ended(Ending.TIMEOUT)
                        + totals.ended(Ending.REFUSED);
        String kinds =
                Stream.of(
                                kind(
                                        totals.errors() - named,
                                        Texts.text(
                                                "usage.ended.refused-by-provider",
                                                totals.errors() - named)),
                                kind(
                                        totals.ended(Ending.CLIENT_GONE),
                                        Texts.text(
                                                "usage.ended.client-gone",
                                                totals.ended(Ending.CLIENT_GONE))),
                                kind(
                                        totals.ended(Ending.UPSTREAM_RESET),
                                        Texts.text(
                                                "usage.ended.upstream-reset",
                                                totals.ended(Ending.UPSTREAM_RESET))),
                                kind(
                                        totals.ended(Ending.TIMEOUT),
                                        Texts.text(
                                                "usage.ended.timeout",
                                                totals.ended(Ending.TIMEOUT))),
                                kind(
                                        totals.ended(Ending.REFUSED),
                                        Texts.text(
                                                "usage.ended.refused",
                                                totals.ended(Ending.REFUSED))))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
        return Numbers.format(totals.errors()) + (kinds.isEmpty() ? "" : "\n" + kinds);
    }

    private static String kind(long count, String text) {
        return count > 0 ? text : "";
    }

    private static String share(long part, long all) {
        return all == 0
                ? "–"
                : Texts.text(
                        "usage.table.share.value",
                        String.format(Locale.ROOT, "%.1f", 100.0 * part / all));
    }
}
