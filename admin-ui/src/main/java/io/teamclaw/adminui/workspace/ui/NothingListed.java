package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceFilter;

/** Instead of a list without rows: whether nothing is up, or a filter leaves nothing. */
final class NothingListed extends Div {
    private static final long serialVersionUID = 1L;

    NothingListed(WorkspaceFilter filter) {
        add(
                filter.equals(WorkspaceFilter.ALL)
                        ? new EmptyState(
                                VaadinIcon.CUBES,
                                Texts.text("workspaces.empty.title"),
                                Texts.text("workspaces.empty.text"))
                        : new EmptyState(
                                VaadinIcon.SEARCH,
                                Texts.text("workspaces.none.title"),
                                Texts.text("workspaces.none.text")));
    }
}
