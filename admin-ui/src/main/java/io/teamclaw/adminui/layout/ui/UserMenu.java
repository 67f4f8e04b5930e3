package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.text.Texts;

/** Who is signed in, as what, and the way out. */
final class UserMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    UserMenu(PortalUser user, Runnable signOut) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        setId("user-menu");
        MenuItem root = addItem(new Avatar(user.displayName()));
        root.setAriaLabel(Texts.text("layout.account", user.displayName()));
        Span name = new Span(user.displayName());
        name.addClassName("user-name");
        Div who = new Div(name, secondary(user.getName()), secondary(role(user)));
        who.addClassName("user-card");
        root.getSubMenu().addItem(who).setEnabled(false);
        root.getSubMenu().addSeparator();
        root.getSubMenu()
                .addItem(Texts.text("layout.sign-out"), click -> signOut.run())
                .setId("sign-out");
    }

    private static Span secondary(String text) {
        Span line = new Span(text);
        line.addClassName("secondary");
        return line;
    }

    private static String role(PortalUser user) {
        return switch (user.role()) {
            case ADMIN -> Texts.text("layout.role.admin");
            case FINANCE -> Texts.text("layout.role.finance");
            case TEAM_LEAD -> Texts.text("layout.role.lead");
            case EMPLOYEE -> Texts.text("layout.role.employee");
        };
    }
}
