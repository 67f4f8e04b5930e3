package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.teams.CloseOutcome;
import io.teamclaw.adminui.teams.TeamDeletion;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamChangedException;
import java.util.List;
import java.util.function.Consumer;

/** Deletes a team once it is said where its members go. */
final class CloseTeamDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final ComboBox<Team> into = new ComboBox<>(Texts.text("people.teams.delete.into"));

    CloseTeamDialog(
            Team team,
            TeamDeletion deletion,
            List<Team> teams,
            Consumer<CloseOutcome> done,
            Runnable reload) {
        setHeaderTitle(Texts.text("people.delete.title", team.name()));
        setWidth("28rem");
        List<Team> others =
                teams.stream().filter(one -> one.isOpen() && !one.id().equals(team.id())).toList();
        into.setItems(others);
        into.setItemLabelGenerator(Team::name);
        into.setRequiredIndicatorVisible(true);
        others.stream()
                .filter(one -> one.id().equals(Team.DEFAULT))
                .findFirst()
                .ifPresent(into::setValue);
        Div form = new Div(new Paragraph(Texts.text("people.teams.delete.text")), into);
        form.addClassName("dialog-form");
        add(form);
        Button delete =
                new Button(
                        Texts.text("people.delete"), click -> delete(team, deletion, done, reload));
        delete.setId("confirm-delete-team");
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), delete);
    }

    private void delete(
            Team team, TeamDeletion deletion, Consumer<CloseOutcome> done, Runnable reload) {
        if (into.isEmpty()) {
            into.setInvalid(true);
            into.setErrorMessage(Texts.text("people.field.team.missing"));
            return;
        }
        try {
            CloseOutcome outcome = deletion.delete(team, into.getValue().id());
            close();
            done.accept(outcome);
        } catch (TeamChangedException e) {
            Conflict.explain(
                    team.name(),
                    () -> {
                        close();
                        reload.run();
                    });
        }
    }
}
