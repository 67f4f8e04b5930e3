package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.config.ConfigEditor;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Optional;

/** Chooses for whom settings are; each choice is an address of its own. */
final class ScopeBar extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ConfigEditor editor;
    private final transient ConfigAddress address;
    private final Select<String> kind = new Select<>();
    private final ComboBox<Team> team = new ComboBox<>(Texts.text("config.scope.team"));
    private final EmailField person = new EmailField(Texts.text("config.scope.person"));

    ScopeBar(ConfigEditor editor, ConfigAddress address, Optional<ScopeSettings> seen) {
        this.editor = editor;
        this.address = address;
        addClassNames("toolbar", "period");
        kind.setLabel(Texts.text("config.scope"));
        kind.setItems(List.of("global", "team", "user"));
        kind.setItemLabelGenerator(ScopeBar::kindName);
        kind.setValue(address.scope());
        kind.addValueChangeListener(change -> showChooser());
        List<Team> teams = editor.teams();
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        if (address.find().orElse(new Scope.Everybody()) instanceof Scope.OfTeam wanted) {
            teams.stream()
                    .filter(each -> each.id().equals(wanted.id()))
                    .findFirst()
                    .ifPresent(team::setValue);
        }
        team.addValueChangeListener(
                change ->
                        Optional.ofNullable(change.getValue())
                                .ifPresent(chosen -> go("team", chosen.id().value())));
        person.setHelperText(Texts.text("config.scope.person.help"));
        person.addValueChangeListener(change -> findPerson());
        add(kind, team, person);
        if (seen.isPresent() && seen.get().scope() instanceof Scope.OfPerson one) {
            RouterLink link =
                    new RouterLink(
                            Texts.text("config.effective.of", seen.get().title()),
                            EffectiveView.class,
                            one.id().value());
            add(link);
        }
        team.setVisible(address.scope().equals("team"));
        person.setVisible(address.scope().equals("user"));
    }

    private void showChooser() {
        team.setVisible(kind.getValue().equals("team"));
        person.setVisible(kind.getValue().equals("user"));
        if (kind.getValue().equals("global")) {
            go("global", "");
        }
    }

    private void findPerson() {
        Optional<User> found = editor.person(person.getValue());
        person.setErrorMessage(Texts.text("config.scope.nobody"));
        person.setInvalid(found.isEmpty());
        found.ifPresent(user -> go("user", user.id().value()));
    }

    private void go(String scope, String id) {
        UI.getCurrent().navigate(ConfigView.class, address.withScope(scope, id).parameters());
    }

    private static String kindName(String kind) {
        return switch (kind) {
            case "team" -> Texts.text("config.scope.team");
            case "user" -> Texts.text("config.scope.person");
            default -> Texts.text("config.scope.everybody");
        };
    }
}
