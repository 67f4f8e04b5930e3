package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.List;

/** What can be done to one workspace as it stands. */
final class RowMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    RowMenu(WorkspaceRow row, WorkspaceActions actions) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(Texts.text("workspaces.actions-of", row.name()));
        fill(root.getSubMenu(), row, actions);
    }

    private static void fill(SubMenu menu, WorkspaceRow row, WorkspaceActions actions) {
        List<WorkspaceRow> one = List.of(row);
        Workspace now = row.workspace();
        boolean up = now.isStarting() || now.state() == WorkspaceState.RUNNING;
        boolean rests = !up && now.state() != WorkspaceState.STOPPING;
        if (rests && row.owner().isPresent()) {
            menu.addItem(Texts.text("workspaces.action.start"), click -> actions.start(one));
        }
        if (up) {
            menu.addItem(Texts.text("workspaces.action.stop"), click -> actions.stop(one));
        }
        if (up || now.state() == WorkspaceState.STOPPING) {
            menu.addItem(Texts.text("workspaces.action.stop-now"), click -> actions.stopNow(one));
        }
        if (up) {
            menu.addItem(Texts.text("workspaces.action.restart"), click -> actions.restart(one));
            MenuItem keep = menu.addItem(Texts.text("workspaces.action.keep"));
            actions.keepChoices()
                    .forEach(
                            hours ->
                                    keep.getSubMenu()
                                            .addItem(
                                                    Texts.text("workspaces.hours", hours),
                                                    click -> actions.keep(one, hours)));
        }
        if (actions.isAdmin() && row.owner().isPresent()) {
            if (now.state() == WorkspaceState.ABSENT) {
                menu.addItem(
                        Texts.text("workspaces.action.provision"), click -> actions.provision(one));
            }
            menu.addSeparator();
            menu.addItem(Texts.text("workspaces.action.remove-dots"), click -> actions.remove(row));
        }
    }
}
