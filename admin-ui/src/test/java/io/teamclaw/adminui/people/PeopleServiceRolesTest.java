package io.teamclaw.adminui.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.people.csv.ImportPreview;
import io.teamclaw.adminui.people.csv.PeopleImport;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.teams.TeamDefaults;
import io.teamclaw.adminui.teams.TeamDeletion;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.Users;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** The services of people and teams refuse the wrong role by themselves. */
class PeopleServiceRolesTest extends KaribuTest {
    private static final UserId SOMEBODY = new UserId("somebody");
    private static final PersonForm FORM = new PersonForm("Some", Role.EMPLOYEE, Team.DEFAULT);
    private static final Team TEAM = new Team(Team.DEFAULT, "x", "", 1, Optional.empty());

    @Autowired private PeopleService people;
    @Autowired private PersonUsageService usage;
    @Autowired private TeamCatalogue catalogue;
    @Autowired private PeopleAdmin admin;
    @Autowired private BulkChanges bulk;
    @Autowired private PersonDeletion deletion;
    @Autowired private PeopleImport imports;
    @Autowired private TeamsService teams;
    @Autowired private TeamDeletion teamDeletion;
    @Autowired private PeopleDirectory directory;

    private final ThrowingCallable[] forAdmins = {
        () -> people.history(SOMEBODY),
        () -> admin.invite(new EmailAddress("a@example.com"), FORM),
        () -> admin.sendInvitation(SOMEBODY),
        () -> admin.edit(SOMEBODY, 1, FORM),
        () -> admin.disable(SOMEBODY),
        () -> admin.enable(SOMEBODY),
        () -> admin.isMyself(SOMEBODY),
        () -> bulk.assign(List.of(SOMEBODY), Team.DEFAULT),
        () -> bulk.disable(List.of(SOMEBODY)),
        () -> deletion.settings(SOMEBODY),
        () -> deletion.delete(SOMEBODY, 1, "a@example.com", true, true),
        () -> imports.preview(new byte[0]),
        () -> imports.run(new ImportPreview.Rows(List.of())),
        () -> teams.models(new TeamId("team")),
        () -> teams.create(new TeamName("x"), ""),
        () -> teams.edit(TEAM, new TeamName("y"), ""),
        () ->
                teams.saveDefaults(
                        Team.DEFAULT,
                        new TeamDefaults(
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty())),
        () -> teamDeletion.delete(TEAM, Team.DEFAULT),
        () -> teamDeletion.carryOn(Team.DEFAULT),
    };

    private final ThrowingCallable[] forLeadsToo = {
        () -> people.find(PeopleFilter.ALL, PeopleSort.BY_NAME, 0, 1),
        () -> people.count(PeopleFilter.ALL),
        () -> people.teams(),
        () -> people.mayEdit(),
        () -> people.person(SOMEBODY),
        () -> teams.all(),
        () -> teams.find(Team.DEFAULT),
    };

    @Test
    void onlyAdministratorsChangePeopleAndTeams() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            refused(forAdmins);
        }
    }

    @Test
    void employeesAndFinanceDoNotSeePeople() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            refused(forLeadsToo);
        }
        signInAs("Eve Employee", Role.EMPLOYEE);
        refused(() -> usage.latest(SOMEBODY));
    }

    @Test
    void nobodyIsRefusedEverything() {
        session.nobody();
        refused(forAdmins);
        refused(forLeadsToo);
        refused(() -> usage.latest(SOMEBODY));
    }

    @Test
    void aLeadReachesTheirOwnTeamAndNoOther() {
        Team own = fixture.teams.create(new TeamName("Own " + UUID.randomUUID()), "");
        User other = fixture.person("Other Person", Role.EMPLOYEE);
        User lead = inTeam(own, fixture.person("Lea Lead", Role.TEAM_LEAD));
        User member = inTeam(own, fixture.person("Mia Member", Role.EMPLOYEE));
        directory.written(other);
        catalogue.forget();
        session.as(PortalUser.of(lead));

        assertThat(people.find(PeopleFilter.ALL, PeopleSort.BY_NAME, 0, 10))
                .extracting(person -> person.user().id())
                .containsExactly(lead.id(), member.id());
        assertThat(people.count(PeopleFilter.ALL.within(Team.DEFAULT))).isEqualTo(2);
        assertThat(people.teams()).extracting(Team::id).containsExactly(own.id());
        assertThat(teams.all()).extracting(one -> one.team().id()).containsExactly(own.id());
        assertThat(people.person(member.id())).isPresent().get().matches(one -> !one.editable());
        assertThat(usage.latest(member.id())).isEmpty();
        assertThat(teams.find(own.id()).orElseThrow().members()).hasSize(2);
        refused(
                () -> people.person(other.id()),
                () -> usage.latest(other.id()),
                () -> usage.latest(SOMEBODY),
                () -> teams.find(Team.DEFAULT));
    }

    private User inTeam(Team team, User user) {
        User moved = fixture.users.update(user.id(), now -> Users.in(team.id(), now));
        directory.written(moved);
        return moved;
    }

    private static void refused(ThrowingCallable... calls) {
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationException.class);
        }
    }
}
