package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.ui.MyUsageView;
import io.teamclaw.lifecycle.usage.UsageTotals;

/** What one has used since the first of the month. */
final class MonthPanel extends Section {
    private static final long serialVersionUID = 1L;

    MonthPanel(UsageTotals month) {
        Div head =
                new Div(
                        new H2(Texts.text("workspaces.month.title")),
                        new RouterLink(Texts.text("workspaces.month.more"), MyUsageView.class));
        head.addClassName("panel-head");
        Div stats =
                new Div(
                        new Stat(
                                Texts.text("workspaces.month.requests"),
                                Numbers.format(month.requests()),
                                ""),
                        new Stat(
                                Texts.text("workspaces.month.tokens"),
                                Numbers.format(month.tokens().total()),
                                ""),
                        new Stat(
                                Texts.text("workspaces.month.cost"),
                                Money.format(month.costMicros()),
                                ""));
        stats.addClassName("stats");
        add(head, stats);
        addClassName("panel");
    }
}
