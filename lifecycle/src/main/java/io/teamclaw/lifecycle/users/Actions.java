package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The parts of which writes of people are made.
 *
 * @param users the table of people
 * @param teams the table of teams
 */
record Actions(Table users, Table teams) {

    /** A new person's item. */
    TransactWriteItem insert(User user) {
        return put(UserItem.of(user), "attribute_not_exists(userId)", Map.of());
    }

    /** Their address; an administrator may give a blocked one to somebody. */
    TransactWriteItem reserve(User user, boolean alsoBlocked) {
        return alsoBlocked
                ? put(
                        UserItem.reservation(user),
                        "attribute_not_exists(userId) OR blocked = :yes",
                        Map.of(":yes", Values.flag(true)))
                : put(UserItem.reservation(user), "attribute_not_exists(userId)", Map.of());
    }

    private TransactWriteItem put(
            Map<String, AttributeValue> item,
            String condition,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .put(
                        put -> {
                            put.tableName(users.name())
                                    .item(item)
                                    .conditionExpression(condition)
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD);
                            if (!values.isEmpty()) {
                                put.expressionAttributeValues(values);
                            }
                        })
                .build();
    }

    /** What can be changed of a person, where nobody else did so since that version. */
    Update change(User changed, long expectedVersion) {
        return Update.builder()
                .tableName(users.name())
                .key(users.key(changed.id().value()))
                .updateExpression(
                        "SET #name = :name, #role = :role, teamId = :team, disabled = :disabled,"
                                + " version = :next")
                .conditionExpression("version = :expected AND attribute_not_exists(deletion)")
                .expressionAttributeNames(Map.of("#name", "name", "#role", "role"))
                .expressionAttributeValues(
                        Map.of(
                                ":name", Values.text(changed.name()),
                                ":role", Values.text(changed.role().wireValue()),
                                ":team", Values.text(changed.teamId().value()),
                                ":disabled", Values.flag(changed.disabled()),
                                ":next", Values.number(expectedVersion + 1),
                                ":expected", Values.number(expectedVersion)))
                .build();
    }

    /** Disables somebody and says how they are to be deleted. */
    Update beginDeletion(User user, Deletion deletion) {
        return Update.builder()
                .tableName(users.name())
                .key(users.key(user.id().value()))
                .updateExpression("SET disabled = :yes, deletion = :deletion, version = :next")
                .conditionExpression("version = :expected")
                .expressionAttributeValues(
                        Map.of(
                                ":yes", Values.flag(true),
                                ":deletion", UserItem.of(deletion),
                                ":next", Values.number(user.version() + 1),
                                ":expected", Values.number(user.version())))
                .build();
    }

    /** Adds to, or takes from, those who are being deleted. */
    TransactWriteItem noteDeletion(UserId id, boolean going) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(users.name())
                                        .key(users.key(UserItem.DELETIONS))
                                        .updateExpression((going ? "ADD" : "DELETE") + " ids :ids")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":ids",
                                                        AttributeValue.fromSs(
                                                                List.of(id.value())))))
                .build();
    }

    /** Holds where that person may sign in and is an administrator. */
    TransactWriteItem isAdministrator(UserId id) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(users.name())
                                        .key(users.key(id.value()))
                                        .conditionExpression(
                                                "#role = :admin AND disabled = :no AND"
                                                        + " attribute_not_exists(deletion)")
                                        .expressionAttributeNames(Map.of("#role", "role"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":admin",
                                                        Values.text(Role.ADMIN.wireValue()),
                                                        ":no",
                                                        Values.flag(false))))
                .build();
    }

    /** Holds where the team is not being deleted; what was deleted stays closed. */
    TransactWriteItem isOpen(TeamId team) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(teams.name())
                                        .key(teams.key(team.value()))
                                        .conditionExpression("attribute_not_exists(closesInto)"))
                .build();
    }

    /** Takes a leaving person's item away. */
    TransactWriteItem remove(UserId id) {
        return TransactWriteItem.builder()
                .delete(
                        delete ->
                                delete.tableName(users.name())
                                        .key(users.key(id.value()))
                                        .conditionExpression(
                                                "attribute_not_exists(userId) OR"
                                                        + " attribute_exists(deletion)"))
                .build();
    }

    /** Frees or blocks the address, where it is still that person's. */
    TransactWriteItem release(User user, boolean block) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":owner", Values.text(user.id().value()));
        String condition = "attribute_not_exists(userId) OR ownerId = :owner";
        return block
                ? put(UserItem.block(user.email()), condition, values)
                : TransactWriteItem.builder()
                        .delete(
                                delete ->
                                        delete.tableName(users.name())
                                                .key(
                                                        users.key(
                                                                UserItem.reservationKey(
                                                                        user.email())))
                                                .conditionExpression(condition)
                                                .expressionAttributeValues(values))
                        .build();
    }
}
