package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.OlderWorkspaces;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many workspaces run on older settings, and the way to restart them; nothing where none does.
 */
public final class OlderNote extends Div {
    private static final long serialVersionUID = 1L;

    private final transient OlderWorkspaces service;
    private final transient WorkspaceActionService acts;
    private final transient Instant changedAt;
    private final transient Predicate<User> whose;

    /**
     * @param changedAt when the settings were changed
     * @param whose to which people these apply
     */
    public OlderNote(
            OlderWorkspaces service,
            WorkspaceActionService acts,
            Instant changedAt,
            Predicate<User> whose) {
        this.service = service;
        this.acts = acts;
        this.changedAt = changedAt;
        this.whose = whose;
        addClassName("older-note");
        getElement().setAttribute("role", "status");
        refresh();
    }

    private void refresh() {
        removeAll();
        List<WorkspaceRow> older = service.launchedBefore(changedAt, whose);
        setVisible(!older.isEmpty());
        if (older.isEmpty()) {
            return;
        }
        Span count = new Span(Texts.text("workspaces.older", older.size()));
        count.setId("older");
        Button restart =
                new Button(
                        Texts.text("workspaces.older.restart", older.size()),
                        click -> new WorkspaceActions(acts, this::refresh).restart(older));
        restart.setId("restart-older");
        add(count, restart);
    }
}
