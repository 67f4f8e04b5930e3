package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Writes of people, each one attempt: empty where somebody else was in the way.
 *
 * <p>Who stops being an administrator does so in one transaction with a check that another one is
 * there. Of two who take each other's place away at once, the second finds the first's gone.
 */
final class UserWrites {
    private final Table users;
    private final Actions actions;

    UserWrites(DynamoDbClient dynamoDb, String environment) {
        this.users = Table.of(dynamoDb, Tables.USERS, environment);
        this.actions = new Actions(users, Table.of(dynamoDb, Tables.TEAMS, environment));
    }

    /**
     * @param byAdministrator the address may be a blocked one, and the team has to be open
     */
    Optional<User> insert(User user, boolean byAdministrator) {
        List<TransactWriteItem> all = new ArrayList<>();
        all.add(actions.insert(user));
        all.add(actions.reserve(user, byAdministrator));
        if (byAdministrator) {
            all.add(actions.isOpen(user.teamId()));
        }
        Optional<Cancellation> cancelled = transact(all);
        if (cancelled.isEmpty()) {
            return Optional.of(user);
        }
        Cancellation why = cancelled.get();
        if (why.conditionFailed(1)) {
            if (new Item(why.reasons().get(1).item()).flag("blocked")) {
                throw new AddressBlockedException();
            }
            throw new EmailTakenException();
        }
        if (why.conditionFailed(2)) {
            throw new TeamClosedException();
        }
        return Optional.empty();
    }

    Optional<User> change(User current, User changed) {
        Update update = actions.change(changed, current.version());
        User written = Users.versioned(changed, current.version() + 1);
        boolean moves = !changed.teamId().equals(current.teamId());
        boolean stepsDown = isActiveAdmin(current) && !isActiveAdmin(changed);
        if (!moves && !stepsDown) {
            return alone(update).map(done -> written);
        }
        List<TransactWriteItem> others = new ArrayList<>();
        if (moves) {
            others.add(actions.isOpen(changed.teamId()));
        }
        return together(current, stepsDown, update, others)
                .flatMap(
                        why -> {
                            if (moves && why.conditionFailed(1)) {
                                throw new TeamClosedException();
                            }
                            return why.reasons().isEmpty()
                                    ? Optional.of(written)
                                    : Optional.empty();
                        });
    }

    Optional<User> beginDeletion(User current, Deletion deletion) {
        return together(
                        current,
                        isActiveAdmin(current),
                        actions.beginDeletion(current, deletion),
                        List.of(actions.noteDeletion(current.id(), true)))
                .filter(why -> why.reasons().isEmpty())
                .map(done -> Users.versioned(Users.disabled(current, true), current.version() + 1));
    }

    Optional<Boolean> remove(User leaving, Deletion deletion) {
        return transact(
                                List.of(
                                        actions.remove(leaving.id()),
                                        actions.release(leaving, deletion.blockAddress()),
                                        actions.noteDeletion(leaving.id(), false)))
                        .isEmpty()
                ? Optional.of(true)
                : Optional.empty();
    }

    /**
     * Writes to one person, with what else has to hold; why not, or no reason where it is done.
     * Empty where somebody else was in the way of the administrators.
     *
     * @throws LastAdministratorException where nobody else is one
     */
    private Optional<Cancellation> together(
            User current, boolean needsOther, Update update, List<TransactWriteItem> others) {
        List<TransactWriteItem> all = new ArrayList<>();
        all.add(TransactWriteItem.builder().update(update).build());
        all.addAll(others);
        if (!needsOther) {
            return Optional.of(transact(all).orElse(DONE));
        }
        for (UserId other : otherAdministrators(current.id()).toList()) {
            List<TransactWriteItem> checked = new ArrayList<>(all);
            checked.add(actions.isAdministrator(other));
            Cancellation why = transact(checked).orElse(DONE);
            if (!why.conditionFailed(all.size())) {
                return Optional.of(why);
            }
        }
        throw new LastAdministratorException();
    }

    private static final Cancellation DONE = new Cancellation(List.of());

    /** As the index has them: each is to be checked. */
    private Stream<UserId> otherAdministrators(UserId except) {
        return users.index("by-role", Role.ADMIN.wireValue())
                .map(UserItem::listed)
                .filter(one -> one.deletion().isEmpty() && isActiveAdmin(one.user()))
                .map(one -> one.user().id())
                .filter(id -> !id.equals(except));
    }

    private static boolean isActiveAdmin(User user) {
        return user.role() == Role.ADMIN && !user.disabled();
    }

    private Optional<Boolean> alone(Update update) {
        try {
            users.client()
                    .updateItem(
                            request ->
                                    request.tableName(update.tableName())
                                            .key(update.key())
                                            .updateExpression(update.updateExpression())
                                            .conditionExpression(update.conditionExpression())
                                            .expressionAttributeNames(
                                                    update.expressionAttributeNames())
                                            .expressionAttributeValues(
                                                    update.expressionAttributeValues()));
            return Optional.of(true);
        } catch (ConditionalCheckFailedException | TransactionConflictException e) {
            return Optional.empty();
        }
    }

    /**
     * Why it was cancelled; empty where it was not.
     *
     * @throws TransactionCanceledException where neither a condition nor somebody else is why
     */
    private Optional<Cancellation> transact(List<TransactWriteItem> all) {
        try {
            users.client().transactWriteItems(write -> write.transactItems(all));
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            Cancellation why = Cancellation.of(e);
            boolean failed = false;
            for (int i = 0; i < all.size(); i++) {
                failed |= why.conditionFailed(i);
            }
            if (failed || why.transientConflict()) {
                return Optional.of(why);
            }
            throw e;
        }
    }
}
