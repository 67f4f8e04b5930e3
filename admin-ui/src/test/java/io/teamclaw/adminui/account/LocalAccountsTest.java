package io.teamclaw.adminui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalAccountsTest {
    private static EmbeddedDynamoDb dynamoDb;
    private static UserStore users;
    private static LocalAccounts accounts;

    @BeforeAll
    static void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        accounts =
                new LocalAccounts(
                        dynamoDb.client(),
                        EmbeddedDynamoDb.ENVIRONMENT,
                        users,
                        new TeamStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT));
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
    }

    @Test
    void theFirstAdminGetsARandomPasswordOnce() {
        EmailAddress admin = new EmailAddress("first@example.com");

        String password = accounts.ensureAdmin(admin, Optional.empty()).orElseThrow();

        assertThat(password).hasSizeGreaterThan(20);
        assertThat(accounts.authenticate(admin, password))
                .hasValueSatisfying(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));
        assertThat(accounts.ensureAdmin(admin, Optional.empty())).as("a second start").isEmpty();
        assertThat(accounts.authenticate(admin, password)).isPresent();
    }

    @Test
    void aGivenPasswordReplacesTheOneBefore() {
        EmailAddress admin = new EmailAddress("given@example.com");
        String random = accounts.ensureAdmin(admin, Optional.empty()).orElseThrow();

        assertThat(accounts.ensureAdmin(admin, Optional.of("chosen by hand"))).isEmpty();

        assertThat(accounts.authenticate(admin, "chosen by hand")).isPresent();
        assertThat(accounts.authenticate(admin, random)).isEmpty();
    }

    @Test
    void aBlankAdminPasswordIsRefused() {
        EmailAddress admin = new EmailAddress("blank@example.com");
        assertThatThrownBy(() -> accounts.ensureAdmin(admin, Optional.of(" ")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(users.findByEmail(admin)).isEmpty();
    }

    @Test
    void wrongUnknownAndDisabledGetTheSameAnswer() {
        EmailAddress email = new EmailAddress("disabled@example.com");
        String password = accounts.ensureAdmin(email, Optional.empty()).orElseThrow();
        assertThat(accounts.authenticate(email, "not " + password)).isEmpty();
        assertThat(accounts.authenticate(new EmailAddress("no@example.com"), password)).isEmpty();

        users.update(
                users.findByEmail(email).orElseThrow().id(),
                user ->
                        new User(
                                user.id(),
                                user.email(),
                                user.name(),
                                user.role(),
                                user.teamId(),
                                true,
                                user.createdAt(),
                                user.version()));
        assertThat(accounts.authenticate(email, password)).isEmpty();
    }

    @Test
    void theTableHoldsAHashOnly() {
        EmailAddress email = new EmailAddress("hash@example.com");
        String password = accounts.ensureAdmin(email, Optional.empty()).orElseThrow();

        var items =
                dynamoDb.client()
                        .scan(
                                request ->
                                        request.tableName(
                                                Tables.LOCAL_ACCOUNTS.physicalName(
                                                        EmbeddedDynamoDb.ENVIRONMENT)))
                        .items();

        assertThat(items.toString()).doesNotContain(password);
        assertThat(items)
                .allSatisfy(
                        item ->
                                assertThat(item.get("passwordHash").s())
                                        .startsWith("{bcrypt}$2a$10$"));
    }
}
