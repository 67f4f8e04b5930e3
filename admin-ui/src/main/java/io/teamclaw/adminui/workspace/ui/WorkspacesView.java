package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.adminui.workspace.WorkspaceList;
import io.teamclaw.adminui.workspace.WorkspaceListService;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.workspaces.WorkspacePage;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** Everybody's workspaces, live; for a lead those of the own team. */
@Route("workspaces")
@Menu(order = 13, icon = "vaadin:cubes", title = "layout.menu.workspaces")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class WorkspacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient WorkspaceListService service;
    private final WorkspaceFilterBar filters;
    private final BulkBar bulk;
    private final WorkspaceGrid grid;
    private final Span count = new Span();
    private final Div content = new Div();
    private final Button more;
    private final transient List<WorkspaceRow> paged = new ArrayList<>();
    private transient Optional<WorkspacePage.Mark> next = Optional.empty();

    WorkspacesView(WorkspaceListService service, WorkspaceActionService acts, Clock clock) {
        this.service = service;
        addClassNames("page", "full-height", "workspaces-page");
        List<Team> teams = service.teams();
        WorkspaceActions actions = new WorkspaceActions(acts, this::refresh);
        this.filters = new WorkspaceFilterBar(teams);
        this.bulk = new BulkBar(actions);
        this.grid =
                new WorkspaceGrid(
                        service::uptime,
                        teams.stream().collect(Collectors.toMap(Team::id, Team::name)),
                        row -> new RowMenu(row, actions),
                        clock);
        grid.addSelectionListener(change -> bulk.show(List.copyOf(change.getAllSelectedItems())));
        count.setId("count");
        count.addClassName("secondary");
        count.getElement().setAttribute("role", "status");
        more = new Button(Texts.text("workspaces.more"), click -> loadMore());
        more.setId("more");
        Div bar = new Div(filters, count);
        bar.addClassName("toolbar");
        content.addClassNames("page-content", "fills");
        add(bar, bulk, content, more);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("workspaces.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filters.show(event.getLocation().getQueryParameters());
        filters.onChange(this::filtered);
        begin();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Follow.whileShown(this, event.getUI(), service::follow, this::refresh);
    }

    private void filtered() {
        Location here = new Location("workspaces", filters.query());
        UI.getCurrent().getPage().getHistory().replaceState(null, here);
        begin();
    }

    /** From the first page on. */
    private void begin() {
        paged.clear();
        next = Optional.empty();
        if (filters.filter().isResting()) {
            loadMore();
        } else {
            refresh();
        }
    }

    /** What is stopped does not move; what is live does. */
    private void refresh() {
        if (!filters.filter().isResting()) {
            guarded(() -> show(service.live(filters.filter())));
        } else {
            show(new WorkspaceList(paged, next, next.isEmpty()));
        }
    }

    private void loadMore() {
        guarded(
                () -> {
                    WorkspaceList page = service.stopped(filters.filter(), next);
                    paged.addAll(page.rows());
                    next = page.next();
                    show(new WorkspaceList(paged, next, page.complete()));
                });
    }

    private void guarded(Runnable load) {
        try {
            load.run();
        } catch (SdkException e) {
            content.removeAll();
            String title = Texts.text("workspaces.error.title");
            content.add(new ErrorState(title, Texts.text("workspaces.error.text"), this::begin));
        }
    }

    private void show(WorkspaceList list) {
        more.setVisible(list.next().isPresent());
        count.setText(
                list.complete()
                        ? Texts.text("workspaces.count", list.rows().size())
                        : Texts.text("workspaces.count.part", list.rows().size()));
        grid.show(list.rows());
        boolean empty = list.rows().isEmpty() && list.next().isEmpty();
        if (empty || grid.getParent().isEmpty()) {
            content.removeAll();
            content.add(empty ? new NothingListed(filters.filter()) : grid);
        }
    }
}
