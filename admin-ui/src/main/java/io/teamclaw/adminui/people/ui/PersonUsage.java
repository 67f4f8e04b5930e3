package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.people.PersonUsageService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.LocalDate;
import java.util.SortedMap;

/** What somebody used in the last 30 days. */
final class PersonUsage extends Section {
    private static final long serialVersionUID = 1L;

    PersonUsage(SortedMap<LocalDate, UsageTotals> days) {
        addClassName("panel");
        add(new H2(Texts.text("people.usage.title", PersonUsageService.DAYS)));
        if (days.isEmpty()) {
            add(new Paragraph(Texts.text("people.usage.none")));
            return;
        }
        UsageTotals sum = days.values().stream().reduce(UsageTotals.ZERO, UsageTotals::plus);
        Div stats =
                new Div(
                        new Stat(
                                Texts.text("people.usage.cost"),
                                Money.format(sum.costMicros()),
                                sum.unpriced() == 0
                                        ? ""
                                        : Texts.text("people.usage.unpriced", sum.unpriced())),
                        new Stat(
                                Texts.text("people.usage.requests"),
                                Numbers.format(sum.requests()),
                                sum.errors() == 0
                                        ? ""
                                        : Texts.text("people.usage.errors", sum.errors())),
                        new Stat(
                                Texts.text("people.usage.input"),
                                Numbers.format(sum.tokens().input()),
                                ""),
                        new Stat(
                                Texts.text("people.usage.output"),
                                Numbers.format(sum.tokens().output()),
                                ""),
                        new Stat(
                                Texts.text("people.usage.days"),
                                Numbers.format(days.size()),
                                Texts.text("people.usage.last-day", days.lastKey().toString())));
        stats.addClassName("stats");
        add(stats);
    }
}
