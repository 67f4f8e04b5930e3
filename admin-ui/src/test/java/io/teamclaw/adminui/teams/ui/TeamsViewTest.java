package io.teamclaw.adminui.teams.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.teams.CloseOutcome;
import io.teamclaw.adminui.teams.TeamDeletion;
import io.teamclaw.adminui.teams.TeamSummary;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.Users;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TeamsViewTest extends KaribuTest {
    @Autowired private ConfigStore settings;
    @Autowired private TeamDeletion deletion;

    @Test
    void aTeamIsMadeAndFound() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(TeamsView.class);
        String name = name();

        click("create-team");
        _setValue(field(), name);
        click("save-team");

        expectNotifications(name + " is created.");
        _setValue(_get(TextField.class), name.toUpperCase());
        assertThat(shown()).extracting(one -> one.team().name()).containsExactly(name);
    }

    @Test
    void aNameThatIsTakenIsRefusedAtTheField() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        UI.getCurrent().navigate(TeamsView.class);

        click("create-team");
        click("save-team");
        assertThat(field().getErrorMessage()).isEqualTo("Enter a name.");
        _setValue(field(), " " + team.name().toUpperCase());
        click("save-team");

        assertThat(field().getErrorMessage()).isEqualTo("Another team has this name.");
        assertThat(field().getValue()).isEqualTo(" " + team.name().toUpperCase());
    }

    @Test
    void ofTwoWhoRenameATeamTheSecondIsTold() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        open(team);
        click("edit-team");
        String theirs = name();
        fixture.teams.edit(team.id(), team.version(), new TeamName(theirs), "");

        _setValue(field(), name());
        click("save-team");

        _assertOne(ConfirmDialog.class);
        confirm();
        _assertNone(Dialog.class);
        assertThat(fixture.teams.find(team.id()).orElseThrow().name()).isEqualTo(theirs);
        click("edit-team");
        assertThat(field().getValue()).isEqualTo(theirs);
    }

    @Test
    void defaultsAreSettingsOfTheTeamAndLeaveTheOthersAlone() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        String scope = "team#" + team.id();
        settings.put(
                scope,
                "openclaw/agents",
                "{\"defaults\":{\"model\":{\"fallbacks\":[\"openai/x\"]},\"thinking\":1}}",
                fixture.person("Some One", Role.ADMIN).email());
        open(team);

        model().setValue("anthropic/claude-sonnet-4-5");
        idle().setValue(4);
        click("save-defaults");
        assertThat(idle().getErrorMessage()).isEqualTo("Enter 5 to 1,440 minutes.");
        idle().setValue(45);
        click("save-defaults");

        assertThat(settings.get(scope, "platform/idle-minutes")).contains("45");
        assertThat(settings.get(scope, "openclaw/agents"))
                .contains(
                        "{\"defaults\":{\"model\":{\"fallbacks\":[\"openai/x\"],"
                                + "\"primary\":\"anthropic/claude-sonnet-4-5\"},\"thinking\":1}}");
        assertThat(model().getValue()).isEqualTo("anthropic/claude-sonnet-4-5");

        model().clear();
        idle().clear();
        click("save-defaults");
        assertThat(settings.get(scope, "platform/idle-minutes")).isEmpty();
        assertThat(settings.get(scope, "openclaw/agents").orElseThrow()).doesNotContain("primary");
    }

    @Test
    void defaultsThatSomebodyElseChangedAreNotOverwritten() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        open(team);
        settings.put("team#" + team.id(), "platform/idle-minutes", "60", me.email());

        idle().setValue(45);
        click("save-defaults");

        _assertOne(ConfirmDialog.class);
        confirm();
        assertThat(idle().getValue()).isEqualTo(60);
    }

    @Test
    void aMemberBecomesLeadAndIsOneNoLonger() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        User mia = member(team, "Mia Member", Role.EMPLOYEE);
        open(team);

        _click((Button) _getCellComponent(members(), 0, "lead"));
        assertThat(find(mia).role()).isEqualTo(Role.TEAM_LEAD);
        _click((Button) _getCellComponent(members(), 0, "lead"));
        assertThat(find(mia).role()).isEqualTo(Role.EMPLOYEE);
    }

    @Test
    void aDeletedTeamsMembersAreInAnother() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        Team other = team();
        User mia = member(team, "Mia Member", Role.EMPLOYEE);
        User lea = member(team, "Lea Lead", Role.TEAM_LEAD);
        settings.put("team#" + team.id(), "platform/idle-minutes", "60", mia.email());
        open(team);

        click("delete-team");
        into().setValue(fixture.teams.find(other.id()).orElseThrow());
        click("confirm-delete-team");

        expectNotifications(team.name() + " is deleted; 2 people were moved.");
        assertThat(fixture.teams.find(team.id())).isEmpty();
        assertThat(List.of(find(mia), find(lea))).extracting(User::teamId).containsOnly(other.id());
        assertThat(settings.settings("team#" + team.id())).isEmpty();
    }

    @Test
    void aDeletionThatEndedHalfWayIsCarriedOn() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        User mia = member(team, "Mia Member", Role.EMPLOYEE);
        fixture.teams.beginClosing(team.id(), team.version(), Team.DEFAULT);
        open(team);
        _assertNone(Button.class, spec -> spec.withId("edit-team"));

        click("carry-on");

        assertThat(fixture.teams.find(team.id())).isEmpty();
        assertThat(find(mia).teamId()).isEqualTo(Team.DEFAULT);
    }

    @Test
    void theTeamOfNewPeopleAndTheDefaultTeamStay() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        Team team = team();
        settings.put("global", "platform/default-team", "\"" + team.id() + "\"", me.email());
        try {
            assertThat(deletion.delete(team, Team.DEFAULT))
                    .isEqualTo(new CloseOutcome.JoinedByNewPeople());
            assertThat(fixture.teams.find(team.id())).contains(team);
        } finally {
            settings.remove("global", "platform/default-team");
        }
        UI.getCurrent().navigate("teams/everyone");
        _assertNone(Button.class, spec -> spec.withId("delete-team"));
    }

    @Test
    void aLeadReadsTheirTeamAndNoListOfAll() {
        Team team = team();
        User lea = member(team, "Lea Lead", Role.TEAM_LEAD);
        session.as(PortalUser.of(lea));

        open(team);
        assertThat(_findAll(members())).containsExactly(lea);
        assertThat(_find(Button.class))
                .extracting(Button::getId)
                .doesNotContain(Optional.of("edit-team"));
        _assertNone(IntegerField.class);
        assertThatThrownBy(() -> UI.getCurrent().navigate(TeamsView.class))
                .isInstanceOf(MockAccessDeniedException.class);
    }

    private Team team() {
        return fixture.teams.create(new TeamName(name()), "");
    }

    private User member(Team team, String name, Role role) {
        User user = fixture.person(name, role);
        return fixture.users.update(user.id(), now -> Users.in(team.id(), now));
    }

    private User find(User user) {
        return fixture.users.find(user.id()).orElseThrow();
    }

    private static String name() {
        return "Team " + UUID.randomUUID();
    }

    private static void open(Team team) {
        UI.getCurrent().navigate("teams/" + team.id());
    }

    private static void click(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static TextField field() {
        return _get(_get(Dialog.class), TextField.class);
    }

    private static IntegerField idle() {
        return _get(IntegerField.class, spec -> spec.withId("team-idle-minutes"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> model() {
        return _get(_get(TeamDefaultsPanel.class), ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Team> into() {
        return _get(_get(Dialog.class), ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private static Grid<User> members() {
        return _get(Grid.class);
    }

    @SuppressWarnings("unchecked")
    private static List<TeamSummary> shown() {
        return _findAll((Grid<TeamSummary>) _get(Grid.class));
    }
}
