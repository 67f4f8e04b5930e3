package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.ui.UsageView;
import io.teamclaw.adminui.workspace.MyWorkspaceService;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Everybody's own workspace: how it is, start, open, keep, stop. */
@Route("")
@PageTitle("My workspace")
@Menu(order = 0, icon = "vaadin:desktop", title = "My workspace")
@PermitAll
public final class MyWorkspaceView extends Div implements WorkspaceCard.Actions {
    private static final long serialVersionUID = 1L;
    private static final Set<WorkspaceState> MOVING =
            EnumSet.of(
                    WorkspaceState.PROVISIONING, WorkspaceState.STARTING, WorkspaceState.STOPPING);
    private static final int POLL_MILLIS = 1_000;

    /** While it runs, for the times that are shown. */
    private static final int SLOW_POLL_MILLIS = 30_000;

    private final transient MyWorkspaceService service;
    private final transient Clock clock;
    private final WorkspaceCard card;
    private final Span announcer = new Span();
    private transient AutoCloseable subscription = () -> {};

    MyWorkspaceView(MyWorkspaceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.card = new WorkspaceCard(this);
        addClassNames("page", "narrow");
        announcer.addClassName("for-screen-readers");
        announcer.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(card, announcer, usage(service.usageThisMonth()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        subscription = service.follow(workspace -> ui.access(() -> show(ui, workspace)));
        // Push tells of each step; the poll moves the clock on and covers a lost socket.
        Registration poll = ui.addPollListener(tick -> show(ui, service.find()));
        addDetachListener(
                detached -> {
                    detached.unregisterListener();
                    poll.remove();
                    ui.setPollInterval(-1);
                });
        show(ui, service.find());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("The subscription could not be ended", e);
        }
    }

    private void show(UI ui, Workspace workspace) {
        boolean waits = workspace.phase().filter(StartPhase.WAITING::equals).isPresent();
        OptionalInt position = waits ? service.positionInLine() : OptionalInt.empty();
        card.show(workspace, position, service.uptime(workspace), clock.instant());
        String news = news(workspace, position);
        if (!news.equals(announcer.getText())) {
            announcer.setText(news);
        }
        ui.setPollInterval(
                MOVING.contains(workspace.state())
                        ? POLL_MILLIS
                        : workspace.state() == WorkspaceState.RUNNING ? SLOW_POLL_MILLIS : -1);
    }

    private static String news(Workspace workspace, OptionalInt position) {
        if (position.isPresent()) {
            return "Number " + position.getAsInt() + " in line";
        }
        return MOVING.contains(workspace.state())
                ? workspace
                        .stopWaitsFor()
                        .map(with -> "The stop waits: " + with)
                        .or(() -> workspace.phase().map(StartPhase::title))
                        .orElse("In progress")
                : "Workspace: " + StateBadge.text(workspace.state());
    }

    @Override
    public void start() {
        show(UI.getCurrent(), service.start());
    }

    @Override
    public void stop() {
        Confirm.destructive(
                "Stop your workspace?",
                "Your agent ends what it is doing. Files and conversations are kept.",
                "Stop workspace",
                () -> {
                    show(UI.getCurrent(), service.stop());
                    Notices.success("Your workspace is being stopped.");
                });
    }

    @Override
    public void stopNow() {
        Confirm.destructive(
                "Stop without waiting?",
                "What your agent is doing is cut off. Files and conversations are kept.",
                "Stop now",
                () -> show(UI.getCurrent(), service.stopNow()));
    }

    @Override
    public void keep(int hours) {
        try {
            show(UI.getCurrent(), service.keep(hours));
            Notices.success(
                    "Your workspace is kept up for "
                            + (hours == 1 ? "an hour." : hours + " hours."));
        } catch (IllegalArgumentException | IllegalStateException e) {
            Notices.failure(e.getMessage());
        }
    }

    @Override
    public void endKeep() {
        service.endKeep();
        show(UI.getCurrent(), service.find());
        Notices.success("Your workspace stops again when nobody uses it.");
    }

    @Override
    public List<Integer> keepChoices() {
        return service.keepChoices();
    }

    private static Section usage(UsageTotals month) {
        Div head =
                new Div(new H2("This month"), new RouterLink("Usage in detail", UsageView.class));
        head.addClassName("panel-head");
        Div stats =
                new Div(
                        new Stat("Requests", Numbers.format(month.requests()), ""),
                        new Stat("Tokens", Numbers.format(month.tokens().total()), ""),
                        new Stat("Cost", Money.format(month.costMicros()), ""));
        stats.addClassName("stats");
        Section section = new Section(head, stats);
        section.addClassName("panel");
        return section;
    }
}
