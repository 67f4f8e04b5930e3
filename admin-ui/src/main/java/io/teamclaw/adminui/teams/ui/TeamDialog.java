package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamChangedException;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.teams.TeamNameTakenException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Name and description of a team, new or as it was when this opened. */
final class TeamDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DESCRIPTION = 300;

    private final TextField name = new TextField(Texts.text("people.teams.name"));
    private final TextArea description = new TextArea(Texts.text("people.teams.description"));
    private final transient BiFunction<TeamName, String, Team> write;
    private final transient Consumer<Team> done;
    private final Runnable reload;

    private TeamDialog(
            String title,
            BiFunction<TeamName, String, Team> write,
            Consumer<Team> done,
            Runnable reload) {
        this.write = write;
        this.done = done;
        this.reload = reload;
        setHeaderTitle(title);
        setWidth("26rem");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(TeamName.LONGEST);
        description.setMaxLength(LONGEST_DESCRIPTION);
        Div form = new Div(name, description);
        form.addClassName("dialog-form");
        add(form);
        Button save = new Button(Texts.text("people.save"), click -> save());
        save.setId("save-team");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), save);
    }

    static TeamDialog create(TeamsService service, Consumer<Team> done) {
        return new TeamDialog(
                Texts.text("people.teams.create.title"), service::create, done, () -> {});
    }

    /**
     * @param reload shows what stands now, where somebody else changed it meanwhile
     */
    static TeamDialog edit(TeamsService service, Team team, Consumer<Team> done, Runnable reload) {
        TeamDialog dialog =
                new TeamDialog(
                        Texts.text("people.teams.edit.title", team.name()),
                        (name, description) -> service.edit(team, name, description),
                        done,
                        reload);
        dialog.name.setValue(team.name());
        dialog.description.setValue(team.description());
        return dialog;
    }

    private void save() {
        if (name.getValue().isBlank()) {
            refuse(Texts.text("people.teams.name.missing"));
            return;
        }
        try {
            Team team = write.apply(new TeamName(name.getValue()), description.getValue());
            close();
            done.accept(team);
        } catch (TeamNameTakenException e) {
            refuse(Texts.text("people.teams.name.taken"));
        } catch (TeamChangedException e) {
            Conflict.explain(
                    name.getValue(),
                    () -> {
                        close();
                        reload.run();
                    });
        }
    }

    private void refuse(String why) {
        name.setInvalid(true);
        name.setErrorMessage(why);
    }
}
