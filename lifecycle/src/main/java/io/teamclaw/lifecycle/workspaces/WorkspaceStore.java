package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Workspaces in DynamoDB: each method that writes is one conditional write. */
final class WorkspaceStore {
    private final Table table;

    WorkspaceStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.WORKSPACES, environment);
    }

    /** Strongly consistent. */
    Workspace find(UserId userId) {
        return table.get(table.key(userId.value()))
                .map(WorkspaceItem::read)
                .orElseGet(() -> Workspace.absent(userId));
    }

    /**
     * Replaces what a transition owns, if the item still has the version of {@code from}.
     *
     * @return as stored now; empty where somebody else was faster
     */
    Optional<Workspace> move(Workspace from, Workspace to) {
        TransitionUpdate update = TransitionUpdate.of(from, to);
        try {
            var written =
                    table.client()
                            .updateItem(
                                    request ->
                                            request.tableName(table.name())
                                                    .key(table.key(to.userId().value()))
                                                    .updateExpression(update.expression())
                                                    .conditionExpression(update.condition())
                                                    .expressionAttributeNames(update.names())
                                                    .expressionAttributeValues(update.values())
                                                    .returnValues("ALL_NEW"));
            return Optional.of(WorkspaceItem.read(new Item(written.attributes())));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /**
     * Moves {@code lastActiveAt} forward. It changes no version: nothing else writes this attribute
     * after the item was made, so that activity never disturbs a transition, nor the other way.
     */
    void recordActivity(UserId userId, Instant at) {
        try {
            table.client()
                    .updateItem(
                            request ->
                                    request.tableName(table.name())
                                            .key(table.key(userId.value()))
                                            .updateExpression("SET lastActiveAt = :at")
                                            .conditionExpression("lastActiveAt < :at")
                                            .expressionAttributeValues(
                                                    Map.of(":at", Values.instant(at))));
        } catch (ConditionalCheckFailedException e) {
            // There is no workspace, or somebody noted a later moment: nothing to add.
            return;
        }
    }

    /** Whose workspaces the index has in this state (eventually consistent: verify each). */
    List<UserId> inState(WorkspaceState state) {
        return table.index("by-state", state.wireValue())
                .map(item -> new UserId(item.text("userId")))
                .toList();
    }
}
