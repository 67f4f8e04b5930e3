package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.text.Texts;

/** The frame around every view of a signed-in person; the navigation shows what they may open. */
@Layout
@AnonymousAllowed
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();

    MainLayout(CurrentUser currentUser, AuthenticationContext authentication) {
        setPrimarySection(Section.DRAWER);
        title.addClassName("page-title");
        Div right = new Div(new ColorSchemeToggle());
        right.addClassName("navbar-end");
        currentUser.find().ifPresent(user -> right.add(new UserMenu(user, authentication::logout)));
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.text("layout.toggle"));
        addToNavbar(skipLink(), toggle, title, right);
        addToDrawer(new Brand(), new Scroller(new Navigation()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        title.setText(
                getContent() == null
                        ? ""
                        : MenuConfiguration.getPageHeader(getContent()).orElse(""));
        if (getContent() != null) {
            Element content = getContent().getElement();
            if (!content.hasAttribute("role") && !"main".equals(content.getTag())) {
                content.setAttribute("role", "main");
            }
            // Reached by the skip link, not by the tabulator key.
            content.setAttribute("tabindex", "-1");
        }
    }

    /** By keyboard past the navigation; seen while it has the focus. */
    private NativeButton skipLink() {
        NativeButton skip =
                new NativeButton(
                        Texts.text("layout.skip"),
                        click -> {
                            if (getContent() != null) {
                                getContent().getElement().callJsFunction("focus");
                            }
                        });
        skip.addClassName("skip-link");
        return skip;
    }
}
