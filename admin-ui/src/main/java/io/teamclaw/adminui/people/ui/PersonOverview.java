package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.people.PersonDetails;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Optional;

/** Who somebody is. */
final class PersonOverview extends Section {
    private static final long serialVersionUID = 1L;

    PersonOverview(PersonDetails person, PersonActions actions) {
        addClassName("panel");
        User user = person.user();
        Person listed = new Person(user, person.deletion(), Optional.empty());
        Div head = new Div(new H2(user.name()), new AccountBadge(listed.account()));
        head.addClassName("panel-head");
        add(head);
        person.deletion().ifPresent(deletion -> add(leaving(person.workspace())));
        add(
                new Facts()
                        .add(Texts.text("people.field.email"), user.email().value())
                        .add(Texts.text("people.field.role"), RoleNames.of(user.role()))
                        .add(
                                Texts.text("people.field.team"),
                                person.team().map(Team::name).orElse(Texts.text("people.no-team")))
                        .add(Texts.text("people.since"), ViewerZone.format(user.createdAt()))
                        .add(Texts.text("people.id"), user.id().value()));
        if (person.editable()) {
            add(actions);
        }
    }

    private static Div leaving(Workspace workspace) {
        boolean stuck = workspace.state() == WorkspaceState.FAILED;
        Div note =
                new Div(
                        VaadinIcon.HOURGLASS.create(),
                        new Span(
                                stuck
                                        ? Texts.text(
                                                "people.leaving.stuck",
                                                workspace.cause().orElse(""))
                                        : Texts.text("people.leaving")));
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        return note;
    }
}
