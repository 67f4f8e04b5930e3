package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.adminui.workspace.WorkspaceListService;
import io.teamclaw.adminui.workspace.WorkspaceLogService;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.config.id.UserId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;

/** All about one workspace, live. */
@Route("workspaces/:userId")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class WorkspaceDetailView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient WorkspaceListService service;
    private final transient WorkspaceLogService logs;
    private final transient Clock clock;
    private final StatePanel state;
    private final boolean showsLogs;
    private final StartPanel start = new StartPanel();
    private final TimelinePanel timeline = new TimelinePanel();
    private transient UserId shown;

    WorkspaceDetailView(
            WorkspaceListService service,
            WorkspaceActionService acts,
            WorkspaceLogService logs,
            Clock clock) {
        this.service = service;
        this.logs = logs;
        this.clock = clock;
        WorkspaceActions actions = new WorkspaceActions(acts, this::refresh);
        this.state = new StatePanel(actions);
        this.showsLogs = actions.isAdmin();
        addClassName("page");
        RouterLink back = new RouterLink(Texts.text("workspaces.all"), WorkspacesView.class);
        Div columns = new Div(start, timeline);
        columns.addClassName("two-columns");
        add(back, state, columns);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("workspaces.detail.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown =
                event.getRouteParameters()
                        .get("userId")
                        .flatMap(this::id)
                        .orElseThrow(this::nobody);
        show(service.find(shown).orElseThrow(this::nobody));
        if (showsLogs) {
            add(new LogPanel(() -> logs.open(shown)));
        }
    }

    private Optional<UserId> id(String value) {
        try {
            return Optional.of(new UserId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private NotFoundException nobody() {
        return new NotFoundException("There is no such workspace");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Follow.whileShown(this, event.getUI(), service::follow, this::refresh);
    }

    /** Whoever was removed meanwhile stays as last seen. */
    private void refresh() {
        service.find(shown).ifPresent(this::show);
    }

    private void show(WorkspaceRow row) {
        state.show(row, service.uptime(row), clock.instant());
        start.show(row.workspace(), clock.instant());
        timeline.show(row.workspace().events(), service.names(row.workspace()));
    }
}
