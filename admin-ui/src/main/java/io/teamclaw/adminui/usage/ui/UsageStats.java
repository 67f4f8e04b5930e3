package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.usage.UsageTotals;

/** The sums of a report, with what they were before. */
final class UsageStats extends Div {
    private static final long serialVersionUID = 1L;

    UsageStats(UsageReport report) {
        UsageTotals now = report.totals();
        UsageTotals before = report.before();
        TokenCounts tokens = now.tokens();
        addClassNames("stats", "panel");
        add(
                new Stat(
                        Texts.text("usage.stat.total"),
                        Money.format(now.totalMicros()),
                        Change.of(now.totalMicros(), before.totalMicros())),
                new Stat(
                        Texts.text("usage.stat.models"),
                        Money.format(now.costMicros()),
                        Change.of(now.costMicros(), before.costMicros())),
                new Stat(
                        Texts.text("usage.stat.compute"),
                        Money.format(now.computeMicros()),
                        Texts.text(
                                "usage.stat.compute.note",
                                Numbers.format(Math.round(now.computeSeconds() / 3600.0)))),
                new Stat(
                        Texts.text("usage.stat.requests"),
                        Numbers.format(now.requests()),
                        now.errors() == 0
                                ? Change.of(now.requests(), before.requests())
                                : Texts.text("usage.stat.errors", Numbers.format(now.errors()))),
                new Stat(
                        Texts.text("usage.stat.input"),
                        Numbers.format(tokens.input()),
                        Change.of(tokens.input(), before.tokens().input())),
                new Stat(
                        Texts.text("usage.stat.output"),
                        Numbers.format(tokens.output()),
                        tokens.reasoning() == 0
                                ? Change.of(tokens.output(), before.tokens().output())
                                : Texts.text(
                                        "usage.stat.reasoning",
                                        Numbers.format(tokens.reasoning()))),
                new Stat(
                        Texts.text("usage.stat.cached"),
                        Numbers.format(tokens.cacheRead() + tokens.cacheWrite()),
                        cached(tokens)));
        if (now.firstTokens().count() > 0) {
            add(
                    new Stat(
                            Texts.text("usage.stat.first-token"),
                            Waits.format(now.firstTokens().quantile(0.5)),
                            Texts.text(
                                    "usage.stat.first-token.note",
                                    Waits.format(now.firstTokens().quantile(0.95)))));
        }
    }

    /** What is kept for an hour costs more, so that it is worth a word. */
    private static String cached(TokenCounts tokens) {
        String read = Numbers.format(tokens.cacheRead());
        String written = Numbers.format(tokens.cacheWrite());
        return tokens.cacheWrite1h() == 0
                ? Texts.text("usage.stat.cached.note", read, written)
                : Texts.text(
                        "usage.stat.cached.note.hour",
                        read,
                        written,
                        Numbers.format(tokens.cacheWrite1h()));
    }
}
