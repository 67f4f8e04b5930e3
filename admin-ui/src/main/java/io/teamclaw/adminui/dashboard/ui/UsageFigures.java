package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageTrend;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.util.Optional;

/** Requests, tokens and money of today, a week and a month, each beside the time before. */
final class UsageFigures {
    private UsageFigures() {}

    static Optional<Component> of(UsageTrend trend) {
        Div spans =
                new Div(
                        span(Texts.text("dashboard.usage.today"), trend.today(), trend.yesterday()),
                        span(Texts.text("dashboard.usage.week"), trend.week(), trend.weekBefore()),
                        span(
                                Texts.text("dashboard.usage.month"),
                                trend.month(),
                                trend.monthBefore()));
        spans.addClassName("dashboard-spans");
        return Optional.of(spans);
    }

    private static Div span(String title, UsageTotals now, UsageTotals before) {
        Div span =
                new Div(
                        new H3(title),
                        CompanyFigures.stats(
                                new Stat(
                                        Texts.text("dashboard.usage.money"),
                                        Money.format(now.totalMicros()),
                                        change(now.totalMicros(), before.totalMicros())),
                                new Stat(
                                        Texts.text("dashboard.usage.requests"),
                                        Numbers.format(now.requests()),
                                        change(now.requests(), before.requests())),
                                new Stat(
                                        Texts.text("dashboard.usage.tokens"),
                                        Numbers.format(now.tokens().total()),
                                        change(now.tokens().total(), before.tokens().total()))));
        span.addClassName("dashboard-span");
        return span;
    }

    /** In words, so that it needs neither colour nor an arrow. */
    static String change(long now, long before) {
        if (before == 0) {
            return now == 0
                    ? Texts.text("dashboard.change.nothing")
                    : Texts.text("dashboard.change.new");
        }
        long percent = Math.round(100.0 * (now - before) / before);
        if (percent == 0) {
            return Texts.text("dashboard.change.same");
        }
        String size = Numbers.format(Math.abs(percent));
        return percent > 0
                ? Texts.text("dashboard.change.more", size)
                : Texts.text("dashboard.change.less", size);
    }
}
