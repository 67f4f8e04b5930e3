package io.teamclaw.adminui.people.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.Users;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleViewTest extends KaribuTest {
    @Autowired private PeopleDirectory directory;

    @AfterEach
    void mailWorks() {
        fixture.outbox.down(false);
    }

    @Test
    void theSearchFindsByNameAndByEmail() {
        signInAs("Ada Admin", Role.ADMIN);
        User zoe = known("Zoe Zebra", Role.EMPLOYEE);
        UI.getCurrent().navigate(PeopleView.class);

        search("zOE z");
        assertThat(shown()).extracting(User::name).containsOnly("Zoe Zebra");

        search(zoe.email().value());
        assertThat(shown()).containsExactly(zoe);

        search("nobody is called this");
        assertThat(shown()).isEmpty();
    }

    @Test
    void anAddressCarriesTheFilters() {
        signInAs("Ada Admin", Role.ADMIN);
        String word = word();
        User finance = known(word + " One", Role.FINANCE);
        known(word + " Two", Role.EMPLOYEE);
        User disabled = fixture.disable(known(word + " Three", Role.FINANCE));
        directory.written(disabled);

        open("people", "q=" + word + "&role=finance&account=active");
        assertThat(shown()).containsExactly(finance);

        open("users", "q=" + word + "&account=disabled&workspace=not_running");
        assertThat(shown()).containsExactly(disabled);
    }

    @Test
    void aPersonIsInvitedByEmail() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(PeopleView.class);
        String email = newAddress();

        invite(email, "Nora New");

        expectNotifications("Nora New is invited by e-mail.");
        User nora = fixture.users.findByEmail(new EmailAddress(email)).orElseThrow();
        assertThat(nora.role()).isEqualTo(Role.EMPLOYEE);
        assertThat(nora.teamId()).isEqualTo(Team.DEFAULT);
        assertThat(fixture.outbox.to(email)).hasSize(1);
        search(email);
        assertThat(shown()).containsExactly(nora);
    }

    @Test
    void theRecordStandsWhereTheEmailCannotBeSent() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(PeopleView.class);
        String email = newAddress();
        fixture.outbox.down(true);

        invite(email, "Nora New");

        expectNotifications(
                "Nora New is added, but the e-mail could not be sent. Send it again from the"
                        + " person's page.");
        assertThat(fixture.users.findByEmail(new EmailAddress(email))).isPresent();
    }

    @Test
    void aWrongInvitationSaysWhatIsWrongAndKeepsWhatWasTyped() {
        signInAs("Ada Admin", Role.ADMIN);
        User there = known("Tom There", Role.EMPLOYEE);
        UI.getCurrent().navigate(PeopleView.class);

        invite("no address", "");
        EmailField email = _get(EmailField.class);
        TextField name = _get(_get(Dialog.class), TextField.class);
        assertThat(email.isInvalid()).isTrue();
        assertThat(name.isInvalid()).isTrue();

        _setValue(email, there.email().value().toUpperCase());
        _setValue(name, "Tom Again");
        click("send-invitation");
        assertThat(email.getErrorMessage()).startsWith("Somebody has this address already");
        assertThat(name.getValue()).isEqualTo("Tom Again");
        assertThat(fixture.users.find(there.id())).contains(there);
    }

    @Test
    void manyAreMovedAtOnce() {
        signInAs("Ada Admin", Role.ADMIN);
        Team team = fixture.teams.create(new TeamName("Team " + UUID.randomUUID()), "");
        String word = word();
        User one = known(word + " One", Role.EMPLOYEE);
        User two = known(word + " Two", Role.FINANCE);
        open("people", "q=" + word);
        grid().asMultiSelect().select(_findAll(grid()));

        click("bulk-assign");
        assertThat(bulkTeam().isInvalid()).isTrue();
        bulkTeam().setValue(team);
        click("bulk-assign");

        expectNotifications("2 people were changed.");
        assertThat(fixture.users.ofTeam(team.id()))
                .extracting(User::id)
                .containsExactlyInAnyOrder(one.id(), two.id());
    }

    @Test
    void ofManyWhoAreDisabledOneselfStays() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        User other = known("Otto Other", Role.EMPLOYEE);
        UI.getCurrent().navigate(PeopleView.class);
        grid().asMultiSelect().select(person(me), person(other));

        click("bulk-disable");
        assertThat(find(other).disabled()).isFalse();
        confirm();

        expectNotifications("1 changed, 1 not. You cannot disable or delete your own account.");
        assertThat(find(me).disabled()).isFalse();
        assertThat(find(other).disabled()).isTrue();
    }

    @Test
    void aLeadSeesTheirTeamAndCanChangeNobody() {
        Team team = fixture.teams.create(new TeamName("Team " + UUID.randomUUID()), "");
        User lead =
                fixture.users.update(
                        known("Lea Lead", Role.TEAM_LEAD).id(), user -> Users.in(team.id(), user));
        directory.written(lead);
        known("Some Else", Role.EMPLOYEE);
        session.as(PortalUser.of(lead));

        UI.getCurrent().navigate(PeopleView.class);

        assertThat(shown()).containsExactly(lead);
        _assertNone(Button.class, spec -> spec.withId("invite"));
        _assertNone(Button.class, spec -> spec.withId("import"));
        assertThat(grid().getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
    }

    @Test
    void employeesAndFinanceDoNotGetIn() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            for (String place : new String[] {"people", "users", "people/somebody", "teams"}) {
                assertThatThrownBy(() -> UI.getCurrent().navigate(place))
                        .isInstanceOf(MockAccessDeniedException.class);
            }
        }
    }

    private void invite(String email, String name) {
        click("invite");
        _setValue(_get(EmailField.class), email);
        _setValue(_get(_get(Dialog.class), TextField.class), name);
        click("send-invitation");
    }

    private static void click(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static void open(String place, String query) {
        UI.getCurrent().navigate(place, QueryParameters.fromString(query));
    }

    private static Person person(User user) {
        return new Person(user, Optional.empty(), Optional.empty());
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Team> bulkTeam() {
        return _get(_get(BulkBar.class), ComboBox.class);
    }

    private User known(String name, Role role) {
        User user = fixture.person(name, role);
        directory.written(user);
        return user;
    }

    private User find(User user) {
        return fixture.users.find(user.id()).orElseThrow();
    }

    private static String word() {
        return "q" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String newAddress() {
        return "new." + UUID.randomUUID() + "@elsewhere.org";
    }

    private static void search(String text) {
        _setValue(_get(_get(PeopleFilterBar.class), TextField.class), text);
    }

    private static List<User> shown() {
        return _findAll(grid()).stream().map(Person::user).toList();
    }

    private static Grid<Person> grid() {
        return _get(PeopleGrid.class);
    }
}
