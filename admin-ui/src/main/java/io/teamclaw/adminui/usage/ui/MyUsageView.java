package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.UsageBy;
import io.teamclaw.adminui.usage.UsagePeriod;
import io.teamclaw.adminui.usage.UsageReport;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One's own requests, tokens and cost. */
@Route("my-usage")
@Menu(order = 1, icon = "vaadin:chart", title = "layout.menu.my-usage")
@PermitAll
public final class MyUsageView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MyUsageView.class);

    private final transient UsageService service;
    private final LocalDate today;
    private final PeriodBar bar;
    private final Div content = new Div();
    private transient UsagePeriod shown;

    MyUsageView(UsageService service) {
        this.service = service;
        this.today = service.today(ViewerZone.get());
        addClassName("page");
        content.addClassName("page-content");
        bar = new PeriodBar(today, Preset.MONTH.period(today, ViewerZone.get()), this::go);
        add(bar, content);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("usage.title.mine");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown =
                UsageAddress.read(event.getLocation().getQueryParameters(), today, ViewerZone.get())
                        .period();
        bar.show(shown);
        show();
    }

    private void go(UsagePeriod chosen) {
        if (chosen.equals(shown)) {
            show();
        } else {
            UI.getCurrent()
                    .navigate(
                            MyUsageView.class,
                            new UsageAddress(chosen, UsageBy.DAY).write().excluding("by"));
        }
    }

    private void show() {
        content.removeAll();
        try {
            fill(service.mine(shown));
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

    private void fill(UsageReport report) {
        if (report.totals().isEmpty()) {
            content.add(
                    new EmptyState(
                            VaadinIcon.BAR_CHART,
                            Texts.text("usage.empty.title"),
                            Texts.text("usage.empty.mine"),
                            new RouterLink(Texts.text("usage.empty.link"), MyWorkspaceView.class)));
            return;
        }
        content.add(new UsageStats(report));
        if (report.totals().unpriced() > 0) {
            content.add(new UnpricedNote(report.totals().unpriced(), List.of()));
        }
        content.add(
                new Panel(
                        CostChart.title(report),
                        new CostChart(report),
                        UsageLines.of(
                                report.byDay(), UsageLines.heading(UsageBy.DAY, shown.isByMonth())),
                        new Paragraph(Texts.text("usage.compute.note"))),
                new Panel(
                        Texts.text("usage.calls"),
                        LatestCalls.of(service.myLatestCalls(shown), shown.zone())));
    }
}
