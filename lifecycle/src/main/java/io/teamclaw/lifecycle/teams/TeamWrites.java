package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes of teams, each one attempt in one transaction with the reservation of the name: empty
 * where another transaction was in the way.
 *
 * @param table of teams
 */
record TeamWrites(Table table) {

    Optional<Team> insert(Team team) {
        TransactWriteItem item =
                TransactWriteItem.builder()
                        .put(
                                put ->
                                        put.tableName(table.name())
                                                .item(TeamItem.of(team))
                                                .conditionExpression(
                                                        "attribute_not_exists(teamId)"))
                        .build();
        return transact(List.of(reserve(new TeamName(team.name()), team.id()), item), 0)
                .map(done -> team);
    }

    /** Reserves the name of a team that was made before names were reserved. */
    Optional<Boolean> reserveOnly(Team team) {
        return transact(List.of(reserve(new TeamName(team.name()), team.id())), 0);
    }

    Optional<Team> edit(Team now, TeamName name, String description) {
        List<TransactWriteItem> all = new ArrayList<>();
        TeamName before = new TeamName(now.name());
        // A transaction cannot name an item twice.
        if (!before.normalised().equals(name.normalised())) {
            all.add(reserve(name, now.id()));
            all.add(release(before, now.id()));
        }
        all.add(
                update(
                        now,
                        "SET #name = :name, description = :description, version = :next",
                        Map.of(
                                ":name", Values.text(name.value()),
                                ":description", Values.text(description))));
        return transact(all, all.size() > 1 ? 0 : -1)
                .map(
                        done ->
                                new Team(
                                        now.id(),
                                        name.value(),
                                        description,
                                        now.version() + 1,
                                        Optional.empty()));
    }

    /** Marks it as being deleted, where the other is open. */
    Optional<Boolean> beginClosing(Team now, TeamId into) {
        TransactWriteItem other =
                TransactWriteItem.builder()
                        .conditionCheck(
                                check ->
                                        check.tableName(table.name())
                                                .key(table.key(into.value()))
                                                .conditionExpression(
                                                        "attribute_exists(teamId) AND"
                                                                + " attribute_not_exists(closesInto)"))
                        .build();
        return transact(
                List.of(
                        other,
                        update(
                                now,
                                "SET closesInto = :into, version = :next",
                                Map.of(":into", Values.text(into.value())))),
                -1);
    }

    /** Leaves what says that it is closed: somebody may still be about to join it. */
    Optional<Boolean> finishClosing(Team now) {
        TransactWriteItem gone =
                TransactWriteItem.builder()
                        .update(
                                update ->
                                        update.tableName(table.name())
                                                .key(table.key(now.id().value()))
                                                .updateExpression(
                                                        "SET gone = :yes REMOVE #name, description")
                                                .conditionExpression("attribute_exists(closesInto)")
                                                .expressionAttributeNames(Map.of("#name", "name"))
                                                .expressionAttributeValues(
                                                        Map.of(":yes", Values.flag(true))))
                        .build();
        return transact(List.of(release(new TeamName(now.name()), now.id()), gone), -1);
    }

    private TransactWriteItem reserve(TeamName name, TeamId owner) {
        return TransactWriteItem.builder()
                .put(
                        put ->
                                put.tableName(table.name())
                                        .item(TeamItem.reservation(name, owner))
                                        .conditionExpression(
                                                "attribute_not_exists(teamId) OR ownerId = :owner")
                                        .expressionAttributeValues(
                                                Map.of(":owner", Values.text(owner.value()))))
                .build();
    }

    private TransactWriteItem release(TeamName name, TeamId owner) {
        return TransactWriteItem.builder()
                .delete(
                        delete ->
                                delete.tableName(table.name())
                                        .key(table.key(TeamItem.reservationKey(name)))
                                        .conditionExpression(
                                                "attribute_not_exists(teamId) OR ownerId = :owner")
                                        .expressionAttributeValues(
                                                Map.of(":owner", Values.text(owner.value()))))
                .build();
    }

    private TransactWriteItem update(
            Team now, String expression, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":expected", Values.number(now.version()));
        all.put(":next", Values.number(now.version() + 1));
        return TransactWriteItem.builder()
                .update(
                        update -> {
                            update.tableName(table.name())
                                    .key(table.key(now.id().value()))
                                    .updateExpression(expression)
                                    .conditionExpression(
                                            "version = :expected AND"
                                                    + " attribute_not_exists(closesInto)")
                                    .expressionAttributeValues(all);
                            if (expression.contains("#name")) {
                                update.expressionAttributeNames(Map.of("#name", "name"));
                            }
                        })
                .build();
    }

    /**
     * @param name which action reserves the name; none where negative
     */
    private Optional<Boolean> transact(List<TransactWriteItem> all, int name) {
        try {
            table.client().transactWriteItems(write -> write.transactItems(all));
            return Optional.of(true);
        } catch (TransactionCanceledException e) {
            Cancellation why = Cancellation.of(e);
            if (name >= 0 && why.conditionFailed(name)) {
                throw new TeamNameTakenException();
            }
            for (int i = 0; i < all.size(); i++) {
                if (why.conditionFailed(i)) {
                    throw new TeamChangedException();
                }
            }
            if (why.transientConflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
