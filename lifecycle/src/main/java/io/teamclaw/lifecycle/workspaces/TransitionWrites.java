package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Writes transitions: each is one conditional write, together with the places that it changes. */
final class TransitionWrites {
    private final Table table;
    private final Places places;

    TransitionWrites(Table table) {
        this.table = table;
        this.places = new Places(table);
    }

    /** Replaces what a transition owns, if the item still has the version of {@code from}. */
    Move move(Workspace from, Workspace to, PlaceLimits limits) {
        String mark = UUID.randomUUID().toString();
        return move(from, to, TransitionUpdate.of(from, to, mark), limits, mark);
    }

    /** The same, and only if nobody used or kept it since. */
    Move moveUnused(Workspace from, Workspace to) {
        String mark = UUID.randomUUID().toString();
        TransitionUpdate update = TransitionUpdate.of(from, to, mark).whileUsedAs(from.activity());
        return move(from, to, update, PlaceLimits.NONE, mark);
    }

    /** A transaction on the same items that is under way passes within milliseconds. */
    private Move move(
            Workspace from,
            Workspace to,
            TransitionUpdate update,
            PlaceLimits limits,
            String mark) {
        return Retries.until(
                "write a workspace",
                () ->
                        from.place().equals(to.place())
                                ? alone(to, update, mark)
                                : withPlace(from, to, update, limits, mark));
    }

    /**
     * A write whose answer was lost is sent again by the SDK and then fails its own condition: the
     * mark on the item tells it from somebody else's.
     */
    private Optional<Move> alone(Workspace to, TransitionUpdate update, String mark) {
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
                                                    .returnValuesOnConditionCheckFailure("ALL_OLD")
                                                    .returnValues("ALL_NEW"));
            return Optional.of(new Move.Done(WorkspaceItem.read(new Item(written.attributes()))));
        } catch (ConditionalCheckFailedException e) {
            Item found = new Item(e.hasItem() ? e.item() : Map.of());
            return Optional.of(
                    found.optionalText(TransitionUpdate.MARK).filter(mark::equals).isPresent()
                            ? new Move.Done(WorkspaceItem.read(found))
                            : new Move.Lost());
        } catch (TransactionConflictException e) {
            return Optional.empty();
        }
    }

    /** Sent again by the SDK it has the same token, by which DynamoDB knows it for ten minutes. */
    private Optional<Move> withPlace(
            Workspace from,
            Workspace to,
            TransitionUpdate update,
            PlaceLimits limits,
            String mark) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(update.inTransaction(table.name(), table.key(to.userId().value())));
        to.place().ifPresent(team -> actions.addAll(places.taken(team, limits)));
        from.place().ifPresent(team -> actions.addAll(places.released(team)));
        try {
            table.client()
                    .transactWriteItems(
                            request -> request.transactItems(actions).clientRequestToken(mark));
            return Optional.of(new Move.Done(WorkspaceItem.written(from, to)));
        } catch (TransactionCanceledException e) {
            Cancellation why = Cancellation.of(e);
            if (why.conditionFailed(0)) {
                return Optional.of(new Move.Lost());
            }
            if (why.conditionFailed(1) || why.conditionFailed(2)) {
                return Optional.of(new Move.Full(!why.conditionFailed(1)));
            }
            if (why.transientConflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
