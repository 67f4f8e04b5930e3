package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import jakarta.servlet.http.HttpServletResponse;

/** For a place that the person's role does not open. */
@ParentLayout(MainLayout.class)
@PageTitle("No access")
@AnonymousAllowed
class AccessDeniedView extends Div implements HasErrorParameter<AccessDeniedException> {
    private static final long serialVersionUID = 1L;

    AccessDeniedView() {
        add(
                new EmptyState(
                        VaadinIcon.LOCK,
                        "This page is for administrators",
                        "Your account does not open it. If you need it for your work, ask your"
                                + " administrator.",
                        new RouterLink("Go to my workspace", MyWorkspaceView.class)));
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
