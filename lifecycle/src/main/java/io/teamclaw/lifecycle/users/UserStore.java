package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** People in DynamoDB. One e-mail address belongs to one person, also when two sign up at once. */
public final class UserStore {
    private final Table table;
    private final UserIds ids = new UserIds();

    public UserStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.USERS, environment);
    }

    /** Strongly consistent. */
    public Optional<User> find(UserId id) {
        return table.get(table.key(id.value())).map(UserItem::read);
    }

    /** Strongly consistent: reads the address's own reservation, not the index. */
    public Optional<User> findByEmail(EmailAddress email) {
        return table.get(table.key(UserItem.reservationKey(email)))
                .map(UserItem::owner)
                .flatMap(this::find);
    }

    /**
     * Adds a person under an id made from the address.
     *
     * @throws EmailTakenException if somebody has the address
     */
    public User create(EmailAddress email, String name, Role role, TeamId teamId) {
        return Retries.until(
                "add a person",
                () ->
                        insert(
                                new User(
                                        ids.next(email),
                                        email,
                                        name,
                                        role,
                                        teamId,
                                        false,
                                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                        1)));
    }

    /**
     * Applies a change to the current item and writes it if nobody else did meanwhile, else tries
     * again on the new one.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalArgumentException if the change is to the id, the e-mail address or the time
     *     of creation, which stay
     */
    public User update(UserId id, UnaryOperator<User> change) {
        return Retries.until(
                "change a person",
                () -> {
                    User current = find(id).orElseThrow(() -> notFound(id));
                    User changed = change.apply(current);
                    if (changed.equals(current)) {
                        return Optional.of(current);
                    }
                    requireSamePerson(current, changed);
                    return write(changed, current.version());
                });
    }

    /** The members of a team, by id (index; eventually consistent). */
    public List<User> ofTeam(TeamId teamId) {
        return table.index("by-team", teamId.value()).map(UserItem::read).toList();
    }

    /** Empty where the id happened to be taken, or another transaction was in the way. */
    private Optional<User> insert(User user) {
        try {
            table.client()
                    .transactWriteItems(
                            both ->
                                    both.transactItems(
                                            putIfAbsent(UserItem.of(user)),
                                            putIfAbsent(UserItem.reservation(user))));
            return Optional.of(user);
        } catch (TransactionCanceledException e) {
            Cancellation cancellation = Cancellation.of(e);
            if (cancellation.conditionFailed(1)) {
                throw new EmailTakenException();
            }
            if (cancellation.conditionFailed(0) || cancellation.transientConflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private TransactWriteItem putIfAbsent(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(
                        put ->
                                put.tableName(table.name())
                                        .item(item)
                                        .conditionExpression("attribute_not_exists(userId)"))
                .build();
    }

    private Optional<User> write(User user, long expectedVersion) {
        try {
            var written =
                    table.client()
                            .updateItem(
                                    update ->
                                            update.tableName(table.name())
                                                    .key(table.key(user.id().value()))
                                                    .updateExpression(
                                                            "SET #name = :name, #role = :role,"
                                                                    + " teamId = :team, disabled ="
                                                                    + " :disabled, version = :next")
                                                    .conditionExpression("version = :expected")
                                                    .expressionAttributeNames(
                                                            Map.of(
                                                                    "#name", "name", "#role",
                                                                    "role"))
                                                    .expressionAttributeValues(
                                                            values(user, expectedVersion))
                                                    .returnValues("ALL_NEW"));
            return Optional.of(UserItem.read(new Item(written.attributes())));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> values(User user, long expectedVersion) {
        return Map.of(
                ":name", Values.text(user.name()),
                ":role", Values.text(user.role().wireValue()),
                ":team", Values.text(user.teamId().value()),
                ":disabled", Values.flag(user.disabled()),
                ":next", Values.number(expectedVersion + 1),
                ":expected", Values.number(expectedVersion));
    }

    private static void requireSamePerson(User current, User changed) {
        if (!changed.id().equals(current.id())
                || !changed.email().equals(current.email())
                || !changed.createdAt().equals(current.createdAt())) {
            throw new IllegalArgumentException(
                    "A person's id, e-mail address and time of creation cannot be changed");
        }
    }

    private static NoSuchElementException notFound(UserId id) {
        return new NoSuchElementException("There is no person with the id " + id);
    }
}
