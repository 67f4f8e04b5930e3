package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.ui.StateBadge;
import io.teamclaw.lifecycle.people.WorkspaceFilter;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Optional;

/** How workspaces stand, as lists of people say it. */
final class WorkspaceWords {
    private WorkspaceWords() {}

    static String of(WorkspaceFilter filter) {
        return switch (filter) {
            case RUNNING -> Texts.text("people.workspace.running");
            case STARTING -> Texts.text("people.workspace.starting");
            case STOPPING -> Texts.text("people.workspace.stopping");
            case FAILED -> Texts.text("people.workspace.failed");
            case NOT_RUNNING -> Texts.text("people.workspace.not-running");
        };
    }

    static Component badge(Optional<WorkspaceState> state) {
        return state.<Component>map(StateBadge::new)
                .orElseGet(
                        () -> {
                            Span none = new Span(Texts.text("people.workspace.not-running"));
                            none.addClassName("secondary");
                            return none;
                        });
    }
}
