package io.teamclaw.lifecycle.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a change of a person must never do, whoever else is at it. */
class UserGuardsTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final EmailAddress BOB = new EmailAddress("bob@example.com");
    private static final Deletion DELETION =
            new Deletion(true, true, Instant.parse("2026-11-22T10:00:00Z"));

    private EmbeddedDynamoDb dynamoDb;
    private UserStore users;

    @BeforeEach
    void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void ofTwoWhoEditTheSameTheSecondIsToldAndNothingIsLost() throws Exception {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        List<Boolean> won =
                AtOnce.run(
                        2,
                        number ->
                                succeeds(
                                        () ->
                                                users.update(
                                                        ada.id(),
                                                        ada.version(),
                                                        user -> named(user, "Ada " + number))));

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(find(ada).name()).isEqualTo("Ada " + won.indexOf(true));
    }

    @Test
    void theLastAdministratorStaysOne() {
        User ada = users.create(ADA, "Ada", Role.ADMIN, Team.DEFAULT);
        User off = users.create(BOB, "Bob", Role.ADMIN, Team.DEFAULT);
        users.update(off.id(), user -> Users.disabled(user, true));

        assertThatExceptionOfType(LastAdministratorException.class)
                .isThrownBy(() -> users.update(ada.id(), user -> Users.as(Role.FINANCE, user)));
        assertThatExceptionOfType(LastAdministratorException.class)
                .isThrownBy(() -> users.update(ada.id(), user -> Users.disabled(user, true)));
        assertThatExceptionOfType(LastAdministratorException.class)
                .isThrownBy(() -> users.beginDeletion(ada.id(), ada.version(), DELETION));
        assertThat(find(ada)).isEqualTo(ada);
        assertThat(users.leaving()).isEmpty();
    }

    @RepeatedTest(8)
    void twoAdministratorsWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
        List<User> both =
                List.of(
                        users.create(ADA, "Ada", Role.ADMIN, Team.DEFAULT),
                        users.create(BOB, "Bob", Role.ADMIN, Team.DEFAULT));

        List<Boolean> won =
                AtOnce.run(
                        2,
                        number ->
                                succeeds(
                                        () ->
                                                users.update(
                                                        both.get(1 - number).id(),
                                                        user -> Users.as(Role.EMPLOYEE, user))));

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(users.withRole(Role.ADMIN))
                .extracting(Listed::user)
                .containsExactly(both.get(won.indexOf(true)));
    }

    @Test
    void whoIsBeingDeletedIsDisabledAndCannotBeChangedUntilGone() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        User leaving = users.beginDeletion(ada.id(), ada.version(), DELETION);

        assertThat(find(ada)).isEqualTo(leaving).matches(User::disabled);
        assertThat(users.leaving()).containsExactly(ada.id());
        assertThat(users.deletion(ada.id())).contains(DELETION);
        assertThatExceptionOfType(PersonLeavingException.class)
                .isThrownBy(() -> users.update(ada.id(), user -> Users.disabled(user, false)));
        assertThatExceptionOfType(PersonChangedException.class)
                .isThrownBy(() -> users.beginDeletion(ada.id(), ada.version(), DELETION));

        users.remove(ada.id());
        users.remove(ada.id());

        assertThat(users.find(ada.id())).isEmpty();
        assertThat(users.leaving()).isEmpty();
        assertThat(users.withRole(Role.EMPLOYEE)).isEmpty();
    }

    @Test
    void nobodySignsUpWithABlockedAddressButAnAdministratorCanInviteIt() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        users.beginDeletion(ada.id(), ada.version(), DELETION);
        users.remove(ada.id());

        assertThat(users.stateOf(ADA)).isEqualTo(AddressState.BLOCKED);
        assertThat(users.findByEmail(ADA)).isEmpty();
        assertThatExceptionOfType(AddressBlockedException.class)
                .isThrownBy(() -> users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT));

        User again = users.invite(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        assertThat(users.findByEmail(ADA)).contains(again);
        assertThat(users.stateOf(ADA)).isEqualTo(AddressState.TAKEN);
    }

    @Test
    void anAddressThatIsNotBlockedIsFreeAgain() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        users.beginDeletion(ada.id(), ada.version(), new Deletion(false, false, DELETION.since()));
        users.remove(ada.id());

        User again = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        assertThat(users.findByEmail(ADA)).contains(again);
    }

    @Test
    void onlyThoseWhoAreBeingDeletedAreRemoved() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        users.remove(ada.id());

        assertThat(find(ada)).isEqualTo(ada);
    }

    @Test
    void nobodyJoinsATeamThatIsBeingDeletedOrIsGone() {
        TeamStore teams = new TeamStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        Team team = teams.create(new TeamName("Research"), "");
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        teams.beginClosing(team.id(), team.version(), Team.DEFAULT);

        for (int round = 0; round < 2; round++) {
            assertThatExceptionOfType(TeamClosedException.class)
                    .isThrownBy(() -> users.update(ada.id(), user -> Users.in(team.id(), user)));
            assertThatExceptionOfType(TeamClosedException.class)
                    .isThrownBy(() -> users.invite(BOB, "Bob", Role.EMPLOYEE, team.id()));
            teams.finishClosing(team.id());
        }
        assertThat(find(ada)).isEqualTo(ada);
        assertThat(users.findByEmail(BOB)).isEmpty();
    }

    private User find(User user) {
        return users.find(user.id()).orElseThrow();
    }

    private static boolean succeeds(Runnable change) {
        try {
            change.run();
            return true;
        } catch (PersonChangedException | LastAdministratorException e) {
            return false;
        }
    }

    private static User named(User user, String name) {
        return Users.edited(user, name, user.role(), user.teamId());
    }
}
