package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.people.PersonDetails;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.ui.StateBadge;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;

/** How a person's workspace stands, and the way to its own page. */
final class PersonWorkspace extends Section {
    private static final long serialVersionUID = 1L;

    PersonWorkspace(PersonDetails person) {
        addClassName("panel");
        Workspace workspace = person.workspace();
        Div head =
                new Div(
                        new H2(Texts.text("people.tab.workspace")),
                        new StateBadge(workspace.state()));
        head.addClassName("panel-head");
        add(head);
        workspace.cause().ifPresent(cause -> add(new Paragraph(cause)));
        if (workspace.state() != WorkspaceState.ABSENT) {
            add(
                    new Facts()
                            .add(
                                    Texts.text("people.workspace.since"),
                                    ViewerZone.format(workspace.since()))
                            .add(
                                    Texts.text("people.workspace.last-used"),
                                    ViewerZone.format(workspace.lastActiveAt())));
            add(
                    new Anchor(
                            "workspaces/" + person.user().id(),
                            Texts.text("people.workspace.open")));
        }
    }
}
