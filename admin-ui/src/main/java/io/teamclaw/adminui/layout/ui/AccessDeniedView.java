package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.text.Texts;
import jakarta.servlet.http.HttpServletResponse;

/** For a place that the person's role does not open. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class AccessDeniedView extends Div
        implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    AccessDeniedView() {
        add(
                new EmptyState(
                        VaadinIcon.LOCK,
                        Texts.text("layout.denied.title"),
                        Texts.text("layout.denied.text"),
                        new Anchor("", Texts.text("layout.home"))));
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("layout.denied.page");
    }
}
