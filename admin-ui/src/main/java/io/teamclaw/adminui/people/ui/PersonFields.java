package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.people.PersonForm;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Optional;

/** Name, role and team of a person. */
final class PersonFields extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField(Texts.text("people.field.name"));
    private final Select<Role> role = new Select<>();
    private final ComboBox<Team> team = new ComboBox<>(Texts.text("people.field.team"));

    PersonFields(List<Team> teams) {
        addClassName("dialog-form");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(PersonForm.LONGEST_NAME);
        role.setLabel(Texts.text("people.field.role"));
        role.setItems(Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE, Role.ADMIN);
        role.setItemLabelGenerator(RoleNames::of);
        role.setHelperText(Texts.text("people.field.role.help"));
        role.setValue(Role.EMPLOYEE);
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setRequiredIndicatorVisible(true);
        teams.stream()
                .filter(one -> one.id().equals(Team.DEFAULT))
                .findFirst()
                .ifPresent(team::setValue);
        add(name, role, team);
    }

    void show(User user) {
        name.setValue(user.name());
        role.setValue(user.role());
        team.getListDataView()
                .getItems()
                .filter(one -> one.id().equals(user.teamId()))
                .findFirst()
                .ifPresentOrElse(team::setValue, team::clear);
    }

    /** What was entered; empty where something is wrong, which then stands at the field. */
    Optional<PersonForm> read() {
        boolean named = !name.getValue().isBlank();
        name.setInvalid(!named);
        name.setErrorMessage(named ? "" : Texts.text("people.field.name.missing"));
        boolean inTeam = !team.isEmpty();
        team.setInvalid(!inTeam);
        team.setErrorMessage(inTeam ? "" : Texts.text("people.field.team.missing"));
        return named && inTeam
                ? Optional.of(
                        new PersonForm(name.getValue(), role.getValue(), team.getValue().id()))
                : Optional.empty();
    }

    void roleRefused(String why) {
        role.setInvalid(true);
        role.setErrorMessage(why);
    }

    void teamRefused(String why) {
        team.setInvalid(true);
        team.setErrorMessage(why);
    }
}
