package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.teams.CloseOutcome;
import io.teamclaw.adminui.teams.TeamDeletion;
import io.teamclaw.adminui.teams.TeamDetails;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import java.util.List;

/** Name and description of a team, and what can be done to it as a whole. */
final class TeamHead extends Section {
    private static final long serialVersionUID = 1L;

    private final transient TeamDeletion deletion;
    private final transient Team team;
    private final Runnable refresh;

    TeamHead(
            TeamDetails details,
            TeamsService service,
            TeamDeletion deletion,
            List<Team> teams,
            Runnable refresh) {
        this.deletion = deletion;
        this.team = details.team();
        this.refresh = refresh;
        addClassName("panel");
        Div head = new Div(new H2(team.name()));
        head.addClassName("panel-head");
        add(head);
        if (!team.description().isEmpty()) {
            add(new Paragraph(team.description()));
        }
        if (!team.isOpen()) {
            add(closing());
        }
        if (details.editable()) {
            add(actions(service, teams));
        }
    }

    private Div actions(TeamsService service, List<Team> teams) {
        Div actions = new Div();
        actions.addClassName("actions");
        if (!team.isOpen()) {
            Button carryOn =
                    new Button(
                            Texts.text("people.teams.carry-on"),
                            click -> tell(deletion.carryOn(team.id())));
            carryOn.setId("carry-on");
            actions.add(carryOn);
            return actions;
        }
        Button edit =
                new Button(
                        Texts.text("people.edit"),
                        click -> TeamDialog.edit(service, team, this::saved, refresh).open());
        edit.setId("edit-team");
        actions.add(edit);
        if (!team.id().equals(Team.DEFAULT)) {
            Button delete =
                    new Button(
                            Texts.text("people.delete"),
                            click ->
                                    new CloseTeamDialog(team, deletion, teams, this::tell, refresh)
                                            .open());
            delete.setId("delete-team");
            delete.addThemeVariants(ButtonVariant.ERROR);
            actions.add(delete);
        }
        return actions;
    }

    private void saved(Team now) {
        refresh.run();
        Notices.success(Texts.text("people.edit.saved", now.name()));
    }

    private void tell(CloseOutcome outcome) {
        refresh.run();
        switch (outcome) {
            case CloseOutcome.Deleted deleted ->
                    Notices.success(
                            Texts.text("people.teams.deleted", team.name(), deleted.moved()));
            case CloseOutcome.Unfinished unfinished ->
                    Notices.failure(Texts.text("people.teams.unfinished", unfinished.left()));
            case CloseOutcome.JoinedByNewPeople joined ->
                    Notices.failure(Texts.text("people.teams.joined-by-new"));
        }
    }

    private static Div closing() {
        Div note =
                new Div(
                        VaadinIcon.HOURGLASS.create(),
                        new Span(Texts.text("people.teams.closing.text")));
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        return note;
    }
}
