package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.teamclaw.adminui.security.PortalUser;

/** Who is signed in, and the way out. */
final class UserMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    UserMenu(PortalUser user, Runnable signOut) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        setId("user-menu");
        MenuItem root = addItem(new Avatar(user.displayName()));
        root.setAriaLabel("Account of " + user.displayName());
        Span name = new Span(user.displayName());
        name.addClassName("user-name");
        Span email = new Span(user.getName());
        email.addClassName("secondary");
        Div who = new Div(name, email);
        who.addClassName("user-card");
        root.getSubMenu().addItem(who).setEnabled(false);
        root.getSubMenu().addSeparator();
        root.getSubMenu().addItem("Sign out", click -> signOut.run()).setId("sign-out");
    }
}
