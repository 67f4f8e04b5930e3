package io.teamclaw.adminui.account;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.EmailTakenException;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Passwords of people who sign in here rather than at an identity provider: one item per e-mail
 * address with a bcrypt hash. The person stands in {@link UserStore}.
 */
public final class LocalAccounts {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final UserStore users;
    private final TeamStore teams;
    private final PasswordEncoder encoder =
            PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodysHash = encoder.encode(RandomText.password());

    public LocalAccounts(
            DynamoDbClient dynamoDb, String environment, UserStore users, TeamStore teams) {
        this.dynamoDb = dynamoDb;
        this.table = Tables.LOCAL_ACCOUNTS.physicalName(environment);
        this.users = users;
        this.teams = teams;
    }

    /**
     * The person whose password this is; empty for a wrong password, an unknown address and a
     * disabled person alike, and after the same time.
     */
    public Optional<User> authenticate(EmailAddress email, String password) {
        Optional<String> hash = hashOf(email);
        boolean matches =
                !PasswordRules.tooLong(password)
                        && encoder.matches(password, hash.orElse(nobodysHash));
        return matches && hash.isPresent()
                ? users.findByEmail(email).filter(user -> !user.disabled())
                : Optional.empty();
    }

    /** Takes as long as to {@link #authenticate} somebody, for a name that cannot be anybody's. */
    public void authenticateNobody(String password) {
        if (!PasswordRules.tooLong(password)) {
            encoder.matches(password, nobodysHash);
        }
    }

    /** Whether this address has a password here. */
    public boolean exists(EmailAddress email) {
        return hashOf(email).isPresent();
    }

    /** Whether there is a person with this address who has no password yet. */
    boolean invited(EmailAddress email) {
        return users.findByEmail(email).isPresent() && !exists(email);
    }

    /** Whether its owner was deleted and nobody may sign up with it again. */
    boolean blocked(EmailAddress email) {
        return users.stateOf(email) == AddressState.BLOCKED;
    }

    /**
     * Sees to it that there is an administrator.
     *
     * @param password set, also where there is one already; where empty, a new administrator gets a
     *     random one
     * @return the random password, if one was made: it is told here once and kept nowhere
     * @throws IllegalArgumentException where the password is blank or longer than bcrypt reads
     */
    public Optional<String> ensureAdmin(EmailAddress email, Optional<String> password) {
        password.ifPresent(LocalAccounts::checkGiven);
        if (users.findByEmail(email).isEmpty()) {
            createUser(email, "Administrator", Role.ADMIN, Team.DEFAULT);
        }
        if (password.isPresent()) {
            put(email, encode(password.get()));
            return Optional.empty();
        }
        String random = RandomText.password();
        return create(email, encode(random)) ? Optional.of(random) : Optional.empty();
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    /** Adds a password; false where the address has one, which then stays as it is. */
    boolean create(EmailAddress email, String hash) {
        try {
            dynamoDb.putItem(
                    request ->
                            request.tableName(table)
                                    .item(item(email, hash))
                                    .conditionExpression("attribute_not_exists(email)"));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        }
    }

    /** Takes an address's password away; one without stays without. */
    void delete(EmailAddress email) {
        dynamoDb.deleteItem(
                request -> request.tableName(table).key(Map.of("email", text(email.value()))));
    }

    /** The person of this address, made as one of that team where there is none. */
    User createUser(EmailAddress email, String name, Role role, TeamId team) {
        teams.ensureDefault();
        try {
            return users.create(email, name, role, team);
        } catch (EmailTakenException meanwhile) {
            return users.findByEmail(email).orElseThrow(() -> meanwhile);
        }
    }

    private static void checkGiven(String password) {
        if (password.isBlank() || PasswordRules.tooLong(password)) {
            throw new IllegalArgumentException(
                    "The administrator's password has 1 to "
                            + PasswordRules.MOST_BYTES
                            + " characters");
        }
    }

    private void put(EmailAddress email, String hash) {
        dynamoDb.putItem(request -> request.tableName(table).item(item(email, hash)));
    }

    private Optional<String> hashOf(EmailAddress email) {
        return Optional.ofNullable(
                        dynamoDb.getItem(
                                        request ->
                                                request.tableName(table)
                                                        .key(Map.of("email", text(email.value())))
                                                        .consistentRead(true))
                                .item()
                                .get("passwordHash"))
                .map(AttributeValue::s);
    }

    private static Map<String, AttributeValue> item(EmailAddress email, String hash) {
        return Map.of("email", text(email.value()), "passwordHash", text(hash));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
