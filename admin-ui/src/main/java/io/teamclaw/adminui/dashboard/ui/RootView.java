package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import jakarta.annotation.security.PermitAll;

/** Where people come after signing in: each role goes on to what it is there for. */
@Route("")
@PermitAll
public final class RootView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient CurrentUser currentUser;

    RootView(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(
                switch (currentUser.require().role()) {
                    case ADMIN, FINANCE -> DashboardView.class;
                    case TEAM_LEAD, EMPLOYEE -> MyWorkspaceView.class;
                });
    }
}
