package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsagePeriod;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.Role;
import jakarta.annotation.security.PermitAll;

/** Requests, tokens and cost: the company's for administrators, one's own for everybody else. */
@Route("usage")
@PageTitle("Usage")
@Menu(order = 3, icon = "vaadin:bar-chart", title = "Usage")
@PermitAll
public final class UsageView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient UsageService service;
    private final boolean wholeCompany;
    private final Div content = new Div();

    UsageView(UsageService service, CurrentUser currentUser) {
        this.service = service;
        this.wholeCompany = currentUser.require().role() == Role.ADMIN;
        addClassName("page");
        content.addClassName("page-content");
        PeriodBar bar = new PeriodBar(service.today(), this::show);
        add(bar, content);
        show(bar.period());
    }

    private void show(UsagePeriod period) {
        UsageReport report = wholeCompany ? service.company(period) : service.mine(period);
        content.removeAll();
        if (report.totals().requests() == 0) {
            content.add(empty());
            return;
        }
        content.add(stats(report.totals()));
        if (report.totals().unpriced() > 0) {
            content.add(new UnpricedNote(report.totals().unpriced()));
        }
        content.add(panel("Cost by day", new CostChart(report), UsageTables.byDay(report)));
        if (wholeCompany) {
            content.add(panel("Cost by person", UsageTables.byPerson(report)));
        } else {
            content.add(panel("Latest calls", LatestCalls.of(service.myLatestCalls(period))));
        }
    }

    private EmptyState empty() {
        return new EmptyState(
                VaadinIcon.BAR_CHART,
                "No usage in this period",
                wholeCompany
                        ? "As soon as somebody talks to their agent, requests, tokens and cost"
                                + " appear here."
                        : "Start your workspace and write a message: what it used appears here"
                                + " within seconds.",
                new RouterLink("Go to my workspace", MyWorkspaceView.class));
    }

    private static Div stats(UsageTotals totals) {
        TokenCounts tokens = totals.tokens();
        Div stats =
                new Div(
                        new Stat("Cost", Money.format(totals.costMicros()), ""),
                        new Stat(
                                "Requests",
                                Numbers.format(totals.requests()),
                                totals.errors() == 0
                                        ? ""
                                        : Numbers.format(totals.errors()) + " with an error"),
                        new Stat("Input tokens", Numbers.format(tokens.input()), ""),
                        new Stat(
                                "Output tokens",
                                Numbers.format(tokens.output()),
                                tokens.reasoning() == 0
                                        ? ""
                                        : Numbers.format(tokens.reasoning())
                                                + " of them reasoning"),
                        new Stat(
                                "Cached tokens",
                                Numbers.format(tokens.cacheRead() + tokens.cacheWrite()),
                                "%s read, %s written"
                                        .formatted(
                                                Numbers.format(tokens.cacheRead()),
                                                Numbers.format(tokens.cacheWrite()))));
        stats.addClassNames("stats", "panel");
        return stats;
    }

    private static Section panel(String title, Component... parts) {
        Section panel = new Section(new H2(title));
        panel.add(parts);
        panel.addClassName("panel");
        return panel;
    }
}
