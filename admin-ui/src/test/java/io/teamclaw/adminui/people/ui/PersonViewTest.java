package io.teamclaw.adminui.people.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.NotFoundError;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.Users;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PersonViewTest extends KaribuTest {
    @Autowired private ConfigStore settings;

    @Test
    void aPersonIsEditedAndTheLogSaysSo() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        open(eve);

        click("edit");
        _setValue(dialogText(), "Eve Expert");
        _setValue(role(), Role.FINANCE);
        click("save-person");

        expectNotifications("Eve Expert is saved.");
        User now = find(eve);
        assertThat(now.name()).isEqualTo("Eve Expert");
        assertThat(now.role()).isEqualTo(Role.FINANCE);
        open(eve, "history");
        assertThat(_get(NativeTable.class).getElement().getTextRecursively())
                .contains(me.email().value(), "person.edited");
    }

    @Test
    void ofTwoWhoEditTheSecondIsToldAndKeepsWhatWasTyped() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        open(eve);
        click("edit");
        User theirs = fixture.users.update(eve.id(), user -> Users.as(Role.FINANCE, user));

        TextField name = dialogText();
        _setValue(name, "Eve Expert");
        click("save-person");

        assertThat(find(eve)).isEqualTo(theirs);
        _assertOne(ConfirmDialog.class);
        assertThat(name.getValue()).isEqualTo("Eve Expert");
        confirm();
        _assertNone(Dialog.class);
        click("edit");
        assertThat(role().getValue()).isEqualTo(Role.FINANCE);
    }

    @Test
    void aNameIsNeeded() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        open(eve);

        click("edit");
        TextField name = dialogText();
        _setValue(name, " ");
        click("save-person");

        assertThat(name.isInvalid()).isTrue();
        assertThat(find(eve)).isEqualTo(eve);
    }

    @Test
    void disablingAsksFirstAndStopsTheWorkspaceInTheMiddleOfAnAnswer() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = running("Eve Employee");
        fixture.platform.gateway().answer(eve.id(), new Rest.Busy("writes an answer"));
        open(eve);

        click("disable");
        assertThat(find(eve).disabled()).isFalse();
        confirm();

        expectNotifications("Eve Employee is disabled.");
        assertThat(find(eve).disabled()).isTrue();
        awaitState(eve, WorkspaceState.STOPPED);
        click("enable");
        assertThat(find(eve).disabled()).isFalse();
    }

    @Test
    void nobodyCanDisableOrDeleteThemselves() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        open(me);

        _assertNone(Button.class, spec -> spec.withId("disable"));
        _assertNone(Button.class, spec -> spec.withId("delete"));
        _assertOne(Button.class, spec -> spec.withId("edit"));
    }

    @Test
    void deletingWantsTheAddressTyped() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        open(eve);

        click("delete");
        TextField typed = dialogText();
        _setValue(typed, "somebody@example.com");
        click("delete-person");

        assertThat(typed.isInvalid()).isTrue();
        assertThat(find(eve)).isEqualTo(eve);
    }

    @Test
    void aDeletedPersonGoesWithWorkspaceSettingsAndAccountAndDoesNotComeBack() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = running("Eve Employee");
        settings.put("user#" + eve.id(), "platform/idle-minutes", "10", eve.email());
        open(eve);

        click("delete");
        assertThat(_find(Checkbox.class)).allMatch(Checkbox::getValue);
        _setValue(dialogText(), eve.email().value());
        click("delete-person");

        expectNotifications("Eve Employee is being deleted.");
        assertThat(fixture.users.find(eve.id()))
                .as("disabled at once, or gone already")
                .matches(user -> user.isEmpty() || user.get().disabled());
        Eventually.get(() -> fixture.users.find(eve.id()).isEmpty(), gone -> gone);
        assertThat(fixture.workspaces.find(eve.id()).state()).isEqualTo(WorkspaceState.ABSENT);
        assertThat(settings.settings("user#" + eve.id())).isEmpty();
        assertThat(fixture.users.stateOf(eve.email())).isEqualTo(AddressState.BLOCKED);
        assertThat(fixture.users.leaving()).doesNotContain(eve.id());
    }

    @Test
    void showsTheSumOfThirtyDays() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        fixture.usage(
                eve, Instant.now(), new TokenCounts(1, 2, 0, 0, 0), OptionalLong.of(1_500_000));

        open(eve, "usage");

        assertThat(_find(Stat.class)).hasSize(5);
        assertThat(_find(Stat.class).getFirst().getElement().getTextRecursively())
                .contains("$1.50");
    }

    @Test
    void eachTabHasItsContent() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        for (String tab : new String[] {"workspace", "usage", "config", "history"}) {
            open(eve, tab);
            _assertOne(H2.class);
        }
    }

    @Test
    void whoIsNotThereOrOfAnotherTeamIsNotFound() {
        signInAs("Ada Admin", Role.ADMIN);
        assertNotFound("people/nobody-here");
        assertNotFound("people/NOT_AN_ID");
        Team team = fixture.teams.create(new TeamName("Team " + UUID.randomUUID()), "");
        User other = fixture.person("Otto Other", Role.EMPLOYEE);
        User lead =
                fixture.users.update(
                        fixture.person("Lea Lead", Role.TEAM_LEAD).id(),
                        user -> Users.in(team.id(), user));
        session.as(PortalUser.of(lead));
        assertNotFound("people/" + other.id());

        open(lead);
        _assertNone(Button.class, spec -> spec.withId("edit"));
    }

    private static void assertNotFound(String place) {
        assertThatThrownBy(() -> UI.getCurrent().navigate(place)).isInstanceOf(NotFoundError.class);
    }

    private User running(String name) {
        User user = fixture.person(name, Role.EMPLOYEE);
        fixture.workspaces.start(user.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
        awaitState(user, WorkspaceState.RUNNING);
        return user;
    }

    private void awaitState(User user, WorkspaceState state) {
        Eventually.get(() -> fixture.workspaces.find(user.id()).state(), state::equals);
    }

    private static void open(User user) {
        UI.getCurrent().navigate("people/" + user.id());
    }

    private static void open(User user, String tab) {
        UI.getCurrent().navigate("people/" + user.id(), QueryParameters.of("tab", tab));
    }

    private static void click(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static TextField dialogText() {
        return _get(_get(Dialog.class), TextField.class);
    }

    @SuppressWarnings("unchecked")
    private static Select<Role> role() {
        return _get(_get(Dialog.class), Select.class);
    }

    private User find(User user) {
        return fixture.users.find(user.id()).orElseThrow();
    }
}
