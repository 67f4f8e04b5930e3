package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.data.provider.ListDataProvider;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import java.util.List;

/** Rows of a table; one stays the same, and selected, when its workspace changes. */
final class RowData extends ListDataProvider<WorkspaceRow> {
    private static final long serialVersionUID = 1L;

    RowData(List<WorkspaceRow> rows) {
        super(rows);
    }

    @Override
    public Object getId(WorkspaceRow row) {
        return row.id();
    }
}
