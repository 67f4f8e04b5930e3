package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.MyWorkspaceService;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Everybody's own workspace: how it is, start, open, keep, stop. */
@Route("workspace")
@Menu(order = 0, icon = "vaadin:desktop", title = "layout.menu.my-workspace")
@PermitAll
public final class MyWorkspaceView extends Div implements WorkspaceCard.Actions, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 1_000;

    /** While it rests or runs, for the times that are shown and for what others do to it. */
    private static final int SLOW_POLL_MILLIS = 30_000;

    private final transient MyWorkspaceService service;
    private final transient Clock clock;
    private final WorkspaceCard card;
    private final Span announcer = new Span();

    private transient Expected expected = Expected.NOTHING;

    MyWorkspaceView(MyWorkspaceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.card = new WorkspaceCard(this);
        addClassNames("page", "narrow");
        announcer.addClassName("for-screen-readers");
        announcer.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(card, announcer, new MonthPanel(service.usageThisMonth()));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("workspaces.mine.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        AutoCloseable following =
                service.follow(workspace -> Follow.push(ui, () -> show(ui, workspace)));
        // Push tells of each step; the poll moves the clock on and covers a lost socket.
        Registration poll = ui.addPollListener(tick -> show(ui, service.find()));
        addDetachListener(
                detached -> {
                    detached.unregisterListener();
                    poll.remove();
                    ui.setPollInterval(-1);
                    Follow.end(following);
                });
        show(ui, service.find());
    }

    private void show(UI ui, Workspace workspace) {
        boolean waits = workspace.phase().filter(StartPhase.WAITING::equals).isPresent();
        OptionalInt position = waits ? service.positionInLine() : OptionalInt.empty();
        card.show(
                workspace,
                position,
                service.estimate(workspace, position),
                service.uptime(workspace),
                clock.instant());
        String news = CardText.news(workspace, position);
        if (!news.equals(announcer.getText())) {
            announcer.setText(news);
        }
        boolean soon = workspace.isInTransition() || expected.isOpen(workspace, clock.instant());
        ui.setPollInterval(soon ? POLL_MILLIS : SLOW_POLL_MILLIS);
    }

    @Override
    public void start() {
        attempt(service::start, "");
    }

    @Override
    public void stop() {
        Confirm.destructive(
                Texts.text("workspaces.mine.stop.title"),
                Texts.text("workspaces.mine.stop.text"),
                Texts.text("workspaces.mine.stop.action"),
                () -> attempt(service::stop, Texts.text("workspaces.mine.stop.done")));
    }

    @Override
    public void stopNow() {
        Confirm.destructive(
                Texts.text("workspaces.mine.stop-now.title"),
                Texts.text("workspaces.mine.stop-now.text"),
                Texts.text("workspaces.action.stop-now"),
                () -> attempt(service::stopNow, ""));
    }

    @Override
    public void keep(int hours) {
        attempt(() -> service.keep(hours), Texts.text("workspaces.mine.kept", hours));
    }

    @Override
    public void endKeep() {
        service.endKeep();
        show(UI.getCurrent(), service.find());
        Notices.success(Texts.text("workspaces.mine.keep-ended"));
    }

    @Override
    public List<Integer> keepChoices() {
        return service.keepChoices();
    }

    /** What cannot be done says why, for a person. */
    private void attempt(Supplier<Workspace> action, String acknowledged) {
        try {
            Workspace now = action.get();
            expected = new Expected(now.state(), clock.instant());
            show(UI.getCurrent(), now);
            if (!acknowledged.isEmpty()) {
                Notices.success(acknowledged);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            Notices.failure(e.getMessage());
            show(UI.getCurrent(), service.find());
        }
    }
}
