package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.UsageBy;
import io.teamclaw.adminui.usage.UsageExport;
import io.teamclaw.adminui.usage.UsagePage;
import io.teamclaw.adminui.usage.UsagePeriod;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.lifecycle.users.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests, tokens and cost: the company's for administrators and finance, a lead's own team's. */
@Route("usage")
@Menu(order = 15, icon = "vaadin:bar-chart", title = "layout.menu.usage-and-cost")
@RolesAllowed({Roles.ADMIN, Roles.FINANCE, Roles.TEAM_LEAD})
public final class UsageView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UsageView.class);

    private final transient UsageService service;
    private final transient UsageExport export;
    private final boolean wholeCompany;
    private final LocalDate today;
    private final PeriodBar bar;
    private final Select<UsageBy> by = new Select<>();
    private final Div content = new Div();
    private transient UsageAddress shown;

    UsageView(UsageService service, UsageExport export, CurrentUser currentUser) {
        this.service = service;
        this.export = export;
        this.wholeCompany = currentUser.require().role() != Role.TEAM_LEAD;
        this.today = service.today(ViewerZone.get());
        addClassName("page");
        content.addClassName("page-content");
        bar =
                new PeriodBar(
                        today,
                        Preset.MONTH.period(today, ViewerZone.get()),
                        period -> go(new UsageAddress(period, by.getValue())));
        by.setLabel(Texts.text("usage.by"));
        by.setItems(service.choices());
        by.setItemLabelGenerator(each -> UsageLines.heading(each, false));
        by.setValue(UsageBy.DAY);
        by.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        go(new UsageAddress(bar.period(), change.getValue()));
                    }
                });
        bar.addComponentAtIndex(3, by);
        add(bar, content);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("usage.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UsageAddress asked =
                UsageAddress.read(
                        event.getLocation().getQueryParameters(), today, ViewerZone.get());
        shown =
                service.choices().contains(asked.by())
                        ? asked
                        : new UsageAddress(asked.period(), UsageBy.DAY);
        bar.show(shown.period());
        by.setValue(shown.by());
        show();
    }

    private void go(UsageAddress chosen) {
        if (chosen.equals(shown)) {
            show();
        } else {
            UI.getCurrent().navigate(UsageView.class, chosen.write());
        }
    }

    private void show() {
        content.removeAll();
        try {
            fill(service.page(shown.period(), shown.by()));
        } catch (RuntimeException e) {
            LOG.error("Usage could not be read", e);
            content.removeAll();
            content.add(
                    new ErrorState(
                            Texts.text("usage.error.title"),
                            Texts.text("usage.error.text"),
                            this::show));
        }
    }

    private void fill(UsagePage page) {
        UsageReport report = page.report();
        if (report.totals().isEmpty()) {
            content.add(
                    new EmptyState(
                            VaadinIcon.BAR_CHART,
                            Texts.text("usage.empty.title"),
                            Texts.text("usage.empty.company")));
            return;
        }
        long unpriced = report.totals().unpriced();
        content.add(new UsageStats(report));
        if (unpriced > 0) {
            content.add(new UnpricedNote(unpriced, unpricedModels(report.period())));
        }
        content.add(
                new Panel(CostChart.title(report), new CostChart(report)),
                new Panel(
                        wholeCompany
                                ? Texts.text("usage.scope.company")
                                : Texts.text("usage.scope.team"),
                        new Exports(export, shown, wholeCompany),
                        UsageLines.of(
                                page.table(),
                                UsageLines.heading(shown.by(), report.period().isByMonth())),
                        new Paragraph(Texts.text("usage.compute.note"))));
    }

    private List<String> unpricedModels(UsagePeriod period) {
        return wholeCompany ? service.unpricedModels(period) : List.of();
    }
}
