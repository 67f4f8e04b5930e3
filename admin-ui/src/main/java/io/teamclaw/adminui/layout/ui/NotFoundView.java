package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import jakarta.servlet.http.HttpServletResponse;

/** For an address that leads nowhere. */
@ParentLayout(MainLayout.class)
@PageTitle("Not found")
@AnonymousAllowed
class NotFoundView extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    NotFoundView() {
        add(
                new EmptyState(
                        VaadinIcon.MAP_MARKER,
                        "There is nothing here",
                        "The address may be misspelt, or what was here is gone.",
                        new RouterLink("Go to my workspace", MyWorkspaceView.class)));
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
