package io.teamclaw.lifecycle.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UserStoreTest {
    private static final EmailAddress ADA = new EmailAddress("Ada.Lovelace@Example.com");

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
    void findsANewPersonByIdAndByAddress() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        assertThat(users.find(ada.id())).contains(ada);
        assertThat(users.findByEmail(new EmailAddress("ada.lovelace@example.COM"))).contains(ada);
        assertThat(ada.disabled()).isFalse();
        assertThat(ada.version()).isEqualTo(1);
    }

    @Test
    void knowsNobodyWhoIsNotThere() {
        assertThat(users.find(new UserId("nobody"))).isEmpty();
        assertThat(users.findByEmail(ADA)).isEmpty();
        assertThat(users.ofTeam(Team.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada.lovelace@example.com, ada-lovelace-",
        "__ada__@example.com, ada-",
        "+++@example.com, user-",
        "a-very-long-name-with-a-dash-at-th-cut@example.com, a-very-long-name-with-a-dash-at-t-",
    })
    void makesIdsThatPeopleRecognise(String email, String start) {
        User user = users.create(new EmailAddress(email), "x", Role.EMPLOYEE, Team.DEFAULT);

        assertThat(user.id().value()).startsWith(start).hasSize(start.length() + 6);
    }

    @Test
    void refusesASecondAccountWithTheSameAddress() {
        User first = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        assertThatExceptionOfType(EmailTakenException.class)
                .isThrownBy(() -> users.create(ADA, "Other", Role.ADMIN, Team.DEFAULT));
        assertThat(users.findByEmail(ADA)).contains(first);
    }

    @Test
    void givesAnAddressToOneOfManyWhoSignUpAtOnce() throws Exception {
        List<Optional<User>> results =
                AtOnce.run(
                        16,
                        number -> {
                            try {
                                return Optional.of(
                                        users.create(
                                                ADA, "Ada " + number, Role.EMPLOYEE, Team.DEFAULT));
                            } catch (EmailTakenException e) {
                                return Optional.empty();
                            }
                        });

        List<User> winners = results.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(users.ofTeam(Team.DEFAULT)).isEqualTo(winners);
    }

    @Test
    void losesNoChangeOfManyAtOnce() throws Exception {
        User ada = users.create(ADA, "", Role.EMPLOYEE, Team.DEFAULT);

        AtOnce.run(12, number -> users.update(ada.id(), user -> named(user, user.name() + "x")));

        User changed = users.find(ada.id()).orElseThrow();
        assertThat(changed.name()).hasSize(12);
        assertThat(changed.version()).isEqualTo(13);
    }

    @Test
    void leavesAttributesOfOthersAlone() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);
        String table = Tables.USERS.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
        var key = Map.of("userId", AttributeValue.fromS(ada.id().value()));
        dynamoDb.client()
                .updateItem(
                        update ->
                                update.tableName(table)
                                        .key(key)
                                        .updateExpression("SET colour = :c")
                                        .expressionAttributeValues(
                                                Map.of(":c", AttributeValue.fromS("blue"))));

        users.update(ada.id(), user -> named(user, "Countess"));

        var item = dynamoDb.client().getItem(get -> get.tableName(table).key(key)).item();
        assertThat(item.get("colour").s()).isEqualTo("blue");
        assertThat(item.get("name").s()).isEqualTo("Countess");
    }

    @Test
    void writesNothingWhereNothingChanges() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        assertThat(users.update(ada.id(), user -> user)).isEqualTo(ada);
    }

    @Test
    void keepsIdAndAddress() {
        User ada = users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () ->
                                users.update(
                                        ada.id(),
                                        user ->
                                                new User(
                                                        user.id(),
                                                        new EmailAddress("eve@example.com"),
                                                        user.name(),
                                                        user.role(),
                                                        user.teamId(),
                                                        user.disabled(),
                                                        user.createdAt(),
                                                        user.version())));
    }

    @Test
    void saysWhomItCannotChange() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> users.update(new UserId("nobody"), user -> user))
                .withMessageContaining("nobody");
    }

    @Test
    void listsATeamOfMoreThanOnePageAndNobodyElse() {
        TeamId team = new TeamId("research");
        String longName = "n".repeat(60_000);
        IntStream.range(0, 25)
                .forEach(
                        i ->
                                users.create(
                                        new EmailAddress("p" + i + "@example.com"),
                                        longName,
                                        Role.EMPLOYEE,
                                        team));
        users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT);

        List<User> members = users.ofTeam(team);

        assertThat(members).hasSize(25).allMatch(user -> user.teamId().equals(team));
        assertThat(members)
                .extracting(user -> user.id().value())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static User named(User user, String name) {
        return new User(
                user.id(),
                user.email(),
                name,
                user.role(),
                user.teamId(),
                user.disabled(),
                user.createdAt(),
                user.version());
    }
}
