package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.teamclaw.adminui.security.CurrentUser;

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
        toggle.setAriaLabel("Show or hide the navigation");
        addToNavbar(toggle, title, right);
        addToDrawer(new Brand(), new Scroller(navigation()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        title.setText(
                getContent() == null
                        ? ""
                        : MenuConfiguration.getPageHeader(getContent()).orElse(""));
    }

    private static SideNav navigation() {
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Main");
        MenuConfiguration.getMenuEntries()
                .forEach(
                        entry ->
                                navigation.addItem(
                                        new SideNavItem(
                                                entry.title(),
                                                entry.path(),
                                                new Icon(entry.icon()))));
        return navigation;
    }
}
