package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.ui.Facts;
import io.teamclaw.adminui.teams.TeamDefaults;
import io.teamclaw.adminui.teams.TeamDetails;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.SettingConflictException;
import io.teamclaw.lifecycle.teams.Team;
import java.util.Optional;
import java.util.OptionalInt;

/** What applies to a team's members where they set nothing themselves. */
final class TeamDefaultsPanel extends Section {
    private static final long serialVersionUID = 1L;

    /** What the setting allows. */
    private static final int LEAST_MINUTES = 5;

    private static final int MOST_MINUTES = 1_440;

    private final ComboBox<String> model = new ComboBox<>(Texts.text("people.teams.model"));
    private final IntegerField idle = new IntegerField(Texts.text("people.teams.idle"));

    TeamDefaultsPanel(TeamDetails details, TeamsService service, Runnable refresh) {
        addClassName("panel");
        TeamDefaults defaults = details.defaults();
        add(new H2(Texts.text("people.teams.defaults")));
        if (!details.editable()) {
            add(
                    new Facts()
                            .add(
                                    Texts.text("people.teams.model"),
                                    defaults.model().orElse(Texts.text("people.teams.as-company")))
                            .add(
                                    Texts.text("people.teams.idle"),
                                    defaults.idleMinutes().isPresent()
                                            ? String.valueOf(defaults.idleMinutes().getAsInt())
                                            : Texts.text("people.teams.as-company")));
            return;
        }
        add(new Paragraph(Texts.text("people.teams.defaults.text")));
        model.setItems(service.models(details.team().id()));
        model.setPlaceholder(Texts.text("people.teams.as-company"));
        model.setClearButtonVisible(true);
        model.setAllowCustomValue(true);
        model.addCustomValueSetListener(typed -> model.setValue(typed.getDetail()));
        defaults.model().ifPresent(model::setValue);
        idle.setPlaceholder(Texts.text("people.teams.as-company"));
        idle.setId("team-idle-minutes");
        idle.setMin(LEAST_MINUTES);
        idle.setMax(MOST_MINUTES);
        idle.setStepButtonsVisible(true);
        idle.setClearButtonVisible(true);
        idle.setManualValidation(true);
        defaults.idleMinutes().ifPresent(idle::setValue);
        Button save =
                new Button(Texts.text("people.save"), click -> save(details, service, refresh));
        save.setId("save-defaults");
        Div form = new Div(model, idle, save);
        form.addClassNames("toolbar", "team-defaults");
        add(form);
    }

    private void save(TeamDetails details, TeamsService service, Runnable refresh) {
        Team team = details.team();
        Optional<Integer> minutes = Optional.ofNullable(idle.getValue());
        boolean allowed =
                minutes.filter(number -> number < LEAST_MINUTES || number > MOST_MINUTES).isEmpty();
        idle.setInvalid(!allowed);
        idle.setErrorMessage(
                allowed ? "" : Texts.text("people.teams.idle.range", LEAST_MINUTES, MOST_MINUTES));
        if (!allowed) {
            return;
        }
        TeamDefaults wanted =
                details.defaults()
                        .with(
                                model.getOptionalValue().filter(text -> !text.isBlank()),
                                minutes.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        try {
            service.saveDefaults(team.id(), wanted);
            refresh.run();
            Notices.success(Texts.text("people.edit.saved", team.name()));
        } catch (SettingConflictException e) {
            Conflict.explain(team.name(), refresh);
        } catch (IllegalArgumentException e) {
            model.setInvalid(true);
            model.setErrorMessage(e.getMessage());
        }
    }
}
