package io.teamclaw.lifecycle.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.Person.AccountState;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import io.teamclaw.lifecycle.testing.PeopleMaker;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.users.Users;
import io.teamclaw.lifecycle.workspaces.LiveStates;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleDirectoryTest {
    private static final String ENV = EmbeddedDynamoDb.ENVIRONMENT;
    private static final Comparator<Person> BY_NAME =
            Comparator.comparing(person -> person.user().name());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private EmbeddedDynamoDb dynamoDb;
    private MeasuredDynamoDb measured;
    private UserStore users;
    private PeopleDirectory directory;

    @BeforeEach
    void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        measured = new MeasuredDynamoDb(dynamoDb.client());
        users = new UserStore(dynamoDb.client(), ENV);
        directory =
                new PeopleDirectory(
                        new UserStore(measured, ENV), new LiveStates(measured, ENV), clock);
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void tenThousandPeopleCostFourHundredUnitsOnceAndNoneToSearch() {
        PeopleMaker maker = new PeopleMaker(dynamoDb.client(), ENV);
        List<Team> teams = maker.teams(500);
        maker.people(10_000, teams.stream().map(Team::id).toList());

        assertThat(directory.count(PeopleFilter.ALL)).isEqualTo(10_000);
        double first = measured.readUnits();
        assertThat(first).isLessThanOrEqualTo(400);

        PeopleFilter leads = filter("", Role.TEAM_LEAD);
        assertThat(directory.count(leads)).isEqualTo(100);
        assertThat(directory.find(filter("PERSON77@", null), BY_NAME, 0, 50))
                .extracting(person -> person.user().id().value())
                .containsExactly("person-77");
        assertThat(directory.find(PeopleFilter.ALL, BY_NAME, 9_990, 50)).hasSize(10);
        assertThat(directory.sizes()).hasSize(500).containsEntry(new TeamId("team-3"), 20L);
        assertThat(measured.readUnits()).isEqualTo(first);
    }

    @Test
    void fiveHundredTeamsAreReadAtOnce() {
        new PeopleMaker(dynamoDb.client(), ENV).teams(500);

        assertThat(new TeamStore(measured, ENV).all()).hasSize(500);
        assertThat(measured.scans()).isLessThanOrEqualTo(2);
        assertThat(measured.readUnits()).isLessThanOrEqualTo(40);
    }

    @Test
    void manyWhoComeAtOnceCauseOneReading() throws Exception {
        add("ada");

        AtOnce.run(8, number -> directory.count(PeopleFilter.ALL));

        assertThat(measured.queries()).isEqualTo(9);
    }

    @Test
    void whatOthersWroteIsThereAfterTenSecondsOfLooking() {
        add("ada");
        assertThat(directory.count(PeopleFilter.ALL)).isEqualTo(1);
        add("bob");
        clock.advance(PeopleDirectory.FRESH.minusMillis(1));
        assertThat(directory.count(PeopleFilter.ALL)).isEqualTo(1);

        clock.advance(Duration.ofMillis(2));
        Eventually.get(() -> directory.count(PeopleFilter.ALL), count -> count == 2);
    }

    @Test
    void whoLooksAfterALongTimeSeesWhatIsThereNow() {
        add("ada");
        directory.count(PeopleFilter.ALL);
        add("bob");
        clock.advance(PeopleDirectory.STALE.plusSeconds(1));

        assertThat(directory.count(PeopleFilter.ALL)).isEqualTo(2);
    }

    @Test
    void whatThisProcessWroteIsSeenAtOnceAndAnOlderVersionNeverWins() {
        User ada = add("ada");
        directory.count(PeopleFilter.ALL);
        User newer = users.update(ada.id(), user -> Users.as(Role.FINANCE, user));

        directory.written(newer);
        directory.written(ada);

        assertThat(only().user()).isEqualTo(newer);
        directory.removed(ada.id());
        assertThat(directory.count(PeopleFilter.ALL)).isZero();
    }

    @Test
    void tellsHowAccountsStand() {
        User ada = add("ada");
        assertThat(only().account()).isEqualTo(AccountState.ACTIVE);
        directory.written(users.update(ada.id(), user -> Users.disabled(user, true)));
        assertThat(only().account()).isEqualTo(AccountState.DISABLED);

        Deletion deletion = new Deletion(false, true, clock.instant());
        User leaving = users.beginDeletion(ada.id(), 2, deletion);
        directory.leaving(leaving, deletion);
        assertThat(only().account()).isEqualTo(AccountState.LEAVING);

        clock.advance(PeopleDirectory.STALE.plusSeconds(1));
        directory.count(PeopleFilter.ALL);
        assertThat(only().deletion()).contains(deletion);
    }

    @Test
    void tellsWhoseWorkspaceIsUp() {
        User ada = add("ada");
        add("bob");
        ScriptedPlatform platform = new ScriptedPlatform();
        try (var workspaces = platform.service(dynamoDb, users)) {
            workspaces.start(ada.id());
            platform.runtime().awaitTask(ada.id(), 1);

            assertThat(ids(WorkspaceFilter.STARTING)).containsExactly(ada.id());
            assertThat(ids(WorkspaceFilter.NOT_RUNNING)).hasSize(1).doesNotContain(ada.id());
        }
    }

    private List<UserId> ids(WorkspaceFilter state) {
        PeopleFilter filter =
                new PeopleFilter(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(state));
        return directory.find(filter, BY_NAME, 0, 10).stream()
                .map(person -> person.user().id())
                .toList();
    }

    private Person only() {
        return directory.find(PeopleFilter.ALL, BY_NAME, 0, 2).getFirst();
    }

    private static PeopleFilter filter(String text, Role role) {
        return new PeopleFilter(
                text,
                Optional.empty(),
                Optional.ofNullable(role),
                Optional.empty(),
                Optional.empty());
    }

    private User add(String name) {
        return users.create(
                new EmailAddress(name + "@example.com"), name, Role.EMPLOYEE, Team.DEFAULT);
    }
}
