package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.teamclaw.adminui.keys.KeyCondition;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.text.Texts;

/** What can be done with a key. */
final class KeyMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    /**
     * @param isToken whether it is an OAuth token
     */
    KeyMenu(KeyEntry key, boolean isToken, KeyActions actions) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem open = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        open.setAriaLabel(Texts.text("keys.menu", key.providerName(), key.title()));
        SubMenu menu = open.getSubMenu();
        menu.addItem(Texts.text("keys.edit"), click -> actions.edit(key));
        if (isToken) {
            menu.addItem(Texts.text("keys.replace"), click -> actions.replaceToken(key));
        }
        boolean draining = key.condition() instanceof KeyCondition.Draining;
        boolean retired = key.condition() instanceof KeyCondition.Retired;
        if (draining || retired) {
            menu.addItem(Texts.text("keys.activate"), click -> actions.activate(key));
        }
        if (key.condition() instanceof KeyCondition.Quarantined) {
            menu.addItem(Texts.text("keys.use-again"), click -> actions.useAgain(key));
        }
        if (!draining && !retired) {
            menu.addItem(Texts.text("keys.drain"), click -> actions.drain(key));
        }
        if (!retired) {
            menu.addItem(Texts.text("keys.retire"), click -> actions.retire(key));
        }
        menu.addItem(Texts.text("keys.remove"), click -> actions.remove(key));
    }
}
