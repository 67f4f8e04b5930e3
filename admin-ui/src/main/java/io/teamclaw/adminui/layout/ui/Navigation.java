package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.teamclaw.adminui.text.Texts;
import java.util.List;
import java.util.function.Predicate;

/**
 * The pages that a person's role opens: everybody's own, then what there is to administer. Titles
 * of {@code @Menu} are keys of {@link Texts}.
 */
final class Navigation extends Nav {
    private static final long serialVersionUID = 1L;

    /** From this order on a page is about others. */
    private static final double FIRST_OF_ADMINISTRATION = 10;

    Navigation() {
        getElement().setAttribute("aria-label", Texts.text("layout.navigation"));
        add(section(entry -> entry.order() == null || entry.order() < FIRST_OF_ADMINISTRATION));
        SideNav administration =
                section(entry -> entry.order() != null && entry.order() >= FIRST_OF_ADMINISTRATION);
        if (!administration.getItems().isEmpty()) {
            administration.setLabel(Texts.text("layout.administration"));
            add(administration);
        }
    }

    private static SideNav section(Predicate<MenuEntry> which) {
        SideNav section = new SideNav();
        List<MenuEntry> entries =
                MenuConfiguration.getMenuEntries().stream().filter(which).toList();
        entries.forEach(
                entry ->
                        section.addItem(
                                new SideNavItem(
                                        Texts.text(entry.title()),
                                        entry.path(),
                                        new Icon(entry.icon()))));
        return section;
    }
}
