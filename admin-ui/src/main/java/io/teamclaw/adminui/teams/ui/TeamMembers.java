package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.BulkChanges;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.people.PersonForm;
import io.teamclaw.adminui.people.ui.PersonView;
import io.teamclaw.adminui.people.ui.RoleNames;
import io.teamclaw.adminui.teams.TeamDetails;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.PersonChangedException;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;

/** Who is in a team, and who of them leads it: a lead is a member with that role. */
final class TeamMembers extends Section {
    private static final long serialVersionUID = 1L;

    private final transient PeopleAdmin admin;
    private final Runnable refresh;

    TeamMembers(
            TeamDetails team,
            PeopleAdmin admin,
            BulkChanges bulk,
            PeopleService people,
            Runnable refresh) {
        this.admin = admin;
        this.refresh = refresh;
        addClassName("panel");
        Div head = new Div(new H2(Texts.text("people.teams.members.title", team.members().size())));
        head.addClassName("panel-head");
        add(head);
        if (team.editable() && team.team().isOpen()) {
            Button add =
                    new Button(
                            Texts.text("people.teams.add"),
                            click ->
                                    new AddMembersDialog(team.team(), people, bulk, refresh)
                                            .open());
            add.setId("add-members");
            head.add(add);
        }
        Grid<User> grid = new Grid<>();
        grid.getElement().setAttribute("aria-label", Texts.text("people.teams.members"));
        grid.setEmptyStateText(Texts.text("people.teams.members.none"));
        grid.addComponentColumn(TeamMembers::link)
                .setHeader(Texts.text("people.column.name"))
                .setAutoWidth(true);
        grid.addColumn(user -> user.email().value())
                .setHeader(Texts.text("people.column.email"))
                .setAutoWidth(true);
        grid.addColumn(user -> RoleNames.of(user.role()))
                .setHeader(Texts.text("people.column.role"))
                .setAutoWidth(true);
        if (team.editable()) {
            grid.addComponentColumn(this::lead)
                    .setHeader(Texts.text("people.teams.lead"))
                    .setKey("lead")
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.setItems(team.members());
        add(grid);
    }

    private static RouterLink link(User user) {
        return new RouterLink(
                user.name(),
                PersonView.class,
                new RouteParameters(PersonView.ID, user.id().value()));
    }

    /** An administrator leads every team already, and would lose that. */
    private Component lead(User user) {
        if (user.role() == Role.ADMIN) {
            Span none = new Span(Texts.text("people.teams.lead.admin"));
            none.addClassName("secondary");
            return none;
        }
        boolean leads = user.role() == Role.TEAM_LEAD;
        Button button =
                leads
                        ? new Button(
                                Texts.text("people.teams.lead.end"),
                                click -> change(user, Role.EMPLOYEE))
                        : new Button(
                                Texts.text("people.teams.lead.make"),
                                click -> change(user, Role.TEAM_LEAD));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(
                leads
                        ? Texts.text("people.teams.lead.end.label", user.name())
                        : Texts.text("people.teams.lead.make.label", user.name()));
        return button;
    }

    private void change(User user, Role role) {
        try {
            admin.edit(user.id(), user.version(), new PersonForm(user.name(), role, user.teamId()));
            refresh.run();
            Notices.success(Texts.text("people.edit.saved", user.name()));
        } catch (PersonChangedException e) {
            Conflict.explain(user.name(), refresh);
        } catch (PersonLeavingException e) {
            Notices.failure(Texts.text("people.failed.leaving"));
        }
    }
}
