package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.MalformedItemException;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Workspaces in DynamoDB, and what is written to them outside of transitions. */
final class WorkspaceStore {
    private static final Logger LOG = System.getLogger(WorkspaceStore.class.getName());

    /** No person's id begins like this. */
    private static final String SWEEP_ITEM = "#sweep";

    private final Table table;
    private final TransitionWrites transitions;
    private final StartSlots slots;

    WorkspaceStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.WORKSPACES, environment);
        this.transitions = new TransitionWrites(table);
        this.slots = new StartSlots(table);
    }

    /** Strongly consistent. */
    Workspace find(UserId userId) {
        return table.get(table.key(userId.value()))
                .map(WorkspaceItem::read)
                .orElseGet(() -> Workspace.absent(userId));
    }

    /** The transitions. */
    TransitionWrites transitions() {
        return transitions;
    }

    /** The index by state, page by page. */
    WorkspacePages pages() {
        return new WorkspacePages(table);
    }

    /** Who may be starting. */
    StartSlots slots() {
        return slots;
    }

    /**
     * Moves {@code lastActiveAt} forward. It changes no version: nothing else writes this attribute
     * after the item was made, so that activity never disturbs a transition, nor the other way.
     */
    void recordActivity(UserId userId, Instant at) {
        note(
                userId,
                "SET lastActiveAt = :at",
                "lastActiveAt < :at",
                Map.of(),
                Map.of(":at", Values.instant(at)));
    }

    /**
     * Notes until when it is to be kept, without a version.
     *
     * @return as stored now; empty where it is neither up nor starting
     */
    Optional<Workspace> keep(UserId userId, Instant until) {
        return note(
                userId,
                "SET keepUntil = :until",
                "#state IN (:provisioning, :starting, :running)",
                Map.of("#state", "state"),
                Map.of(
                        ":until", Values.instant(until),
                        ":provisioning", state(WorkspaceState.PROVISIONING),
                        ":starting", state(WorkspaceState.STARTING),
                        ":running", state(WorkspaceState.RUNNING)));
    }

    /** Takes a keep back, without a version; nothing where there is none. */
    void endKeep(UserId userId) {
        note(userId, "REMOVE keepUntil", "attribute_exists(keepUntil)", Map.of(), Map.of());
    }

    /**
     * Notes that it was looked at whether this task can stop, without a version; nothing where it
     * is another's by now.
     *
     * @param busyWith what its gateway said; empty where it was silent
     */
    void looked(UserId userId, TaskRef task, Instant at, Optional<String> busyWith) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":at", Values.instant(at));
        values.put(":task", Values.text(task.value()));
        busyWith.ifPresent(with -> values.put(":with", Values.text(with)));
        note(
                userId,
                busyWith.map(with -> "SET lookedAt = :at, busyWith = :with")
                        .orElse("SET lookedAt = :at REMOVE busyWith"),
                "#task = :task",
                Map.of("#task", "task"),
                values);
    }

    /** An update that no version guards and that never makes an item. */
    private Optional<Workspace> note(
            UserId userId,
            String update,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        UpdateItemRequest.Builder request =
                UpdateItemRequest.builder()
                        .tableName(table.name())
                        .key(table.key(userId.value()))
                        .updateExpression(update)
                        .conditionExpression(condition)
                        .returnValues("ALL_NEW");
        // DynamoDB refuses empty maps.
        if (!names.isEmpty()) {
            request.expressionAttributeNames(names);
        }
        if (!values.isEmpty()) {
            request.expressionAttributeValues(values);
        }
        return Retries.until("note a workspace's use", () -> note(request.build()));
    }

    /** Empty where a transaction on the item is under way, which is a matter of milliseconds. */
    private Optional<Optional<Workspace>> note(UpdateItemRequest request) {
        try {
            var written = table.client().updateItem(request);
            return Optional.of(Optional.of(WorkspaceItem.read(new Item(written.attributes()))));
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(Optional.empty());
        } catch (TransactionConflictException e) {
            return Optional.empty();
        }
    }

    private static AttributeValue state(WorkspaceState state) {
        return Values.text(state.wireValue());
    }

    /**
     * The workspaces that the index has in this state, by pages (eventually consistent: verify each
     * before acting); what cannot be read is empty.
     */
    Stream<List<Optional<Workspace>>> inState(WorkspaceState state) {
        return table.indexPages("by-state", state.wireValue())
                .map(page -> page.stream().map(WorkspaceStore::readable).toList());
    }

    /** Whose starts wait for others, as the index has them (eventually consistent). */
    List<Workspace> waiting() {
        return Stream.of(WorkspaceState.PROVISIONING, WorkspaceState.STARTING)
                .flatMap(this::inState)
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .filter(each -> each.phase().equals(Optional.of(StartPhase.WAITING)))
                .toList();
    }

    static Optional<Workspace> readable(Item item) {
        try {
            return Optional.of(WorkspaceItem.read(item));
        } catch (MalformedItemException | IllegalArgumentException e) {
            LOG.log(
                    Level.ERROR,
                    "The record of the workspace "
                            + item.optionalText("userId").orElse("without owner")
                            + " is malformed",
                    e);
            return Optional.empty();
        }
    }

    /** Where the last sweep came to in each inventory that it looks through by parts. */
    Map<String, String> sweepCursors() {
        Map<String, String> cursors = new HashMap<>();
        table.get(table.key(SWEEP_ITEM))
                .map(item -> item.map("cursors"))
                .ifPresent(
                        stored ->
                                stored.attributes()
                                        .keySet()
                                        .forEach(kind -> cursors.put(kind, stored.text(kind))));
        return cursors;
    }

    /** Of two sweeps at a time the last wins: the next looks at some things once more. */
    void saveSweepCursors(Map<String, String> cursors) {
        Map<String, AttributeValue> stored = new HashMap<>();
        cursors.forEach((kind, cursor) -> stored.put(kind, Values.text(cursor)));
        table.client()
                .updateItem(
                        request ->
                                request.tableName(table.name())
                                        .key(table.key(SWEEP_ITEM))
                                        .updateExpression("SET cursors = :cursors")
                                        .expressionAttributeValues(
                                                Map.of(":cursors", AttributeValue.fromM(stored))));
    }
}
