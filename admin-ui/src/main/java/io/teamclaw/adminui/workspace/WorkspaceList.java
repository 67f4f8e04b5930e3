package io.teamclaw.adminui.workspace;

import io.teamclaw.lifecycle.workspaces.WorkspacePage;
import java.util.List;
import java.util.Optional;

/**
 * Workspaces to be shown.
 *
 * @param rows in order
 * @param next where another page begins; empty where this is all
 * @param complete whether all that are there were looked at; else there are too many, and a filter
 *     by state narrows them
 */
public record WorkspaceList(
        List<WorkspaceRow> rows, Optional<WorkspacePage.Mark> next, boolean complete) {
    public WorkspaceList {
        rows = List.copyOf(rows);
    }
}
