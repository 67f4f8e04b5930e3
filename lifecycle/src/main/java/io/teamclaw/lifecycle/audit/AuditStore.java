package io.teamclaw.lifecycle.audit;

import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.audit.AuditItem.Head;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What administrators did, in order. Each row carries the hash of the one in front of it ({@link
 * AuditChain}); a row is put where none is, and never changed, so that there is one chain without
 * gap and without fork.
 */
public final class AuditStore {
    private static final long LAST = Long.MAX_VALUE;

    private final Table table;
    private final AuditSearch search;

    /** One at a time in this process: they would only get in each other's way at the table. */
    private final ReentrantLock writing = new ReentrantLock();

    /** As last seen; others may have gone on, which the condition of the next write tells. */
    private Optional<Head> known = Optional.empty();

    public AuditStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.AUDIT, environment);
        this.search = new AuditSearch(table);
    }

    /** Adds a row behind the last one, also where others do so at the same time. */
    public AuditRow append(AuditAction action) {
        writing.lock();
        try {
            return Retries.until("write the audit log", () -> put(action));
        } finally {
            writing.unlock();
        }
    }

    private Optional<AuditRow> put(AuditAction action) {
        Head head = known.orElseGet(() -> head().map(Head::of).orElse(Head.NONE));
        AuditRow row = AuditItem.next(head, action);
        if (stored(row)) {
            known = Optional.of(Head.of(row));
            return Optional.of(row);
        }
        known = Optional.empty();
        return Optional.empty();
    }

    /** False where another row has this place. */
    private boolean stored(AuditRow row) {
        try {
            table.client()
                    .putItem(
                            put ->
                                    put.tableName(table.name())
                                            .item(AuditItem.write(row))
                                            .conditionExpression("attribute_not_exists(#s)")
                                            .expressionAttributeNames(
                                                    Map.of("#s", AuditRow.SEQUENCE))
                                            .returnValuesOnConditionCheckFailure("ALL_OLD"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // Our own, where the client tried again because an answer was lost on its way.
            return e.hasItem() && row.attributes().equals(AuditItem.attributes(e.item()));
        }
    }

    /** The newest row; empty where there is none. */
    public Optional<AuditRow> head() {
        return table.rangeBackwards(AuditItem.STREAM, AuditItem.key(0), AuditItem.key(LAST), 1)
                .findFirst()
                .map(AuditStore::row);
    }

    /** One row by its place. */
    public Optional<AuditRow> find(long sequence) {
        return table.get(table.key(AuditItem.STREAM, AuditItem.key(sequence))).map(AuditStore::row);
    }

    /**
     * Rows that fit, newest first. It reads {@link AuditSearch#MOST_READ} rows at most, and as many
     * single ones as it takes to find where the period begins and ends (twice the logarithm of the
     * log's length).
     *
     * @param limit so many at most
     */
    public AuditPage search(AuditQuery query, int limit) {
        return search.page(query, limit);
    }

    /**
     * The rows' attributes, oldest first, read while they are taken, whatever was done to them.
     *
     * @param from the first row's sequence
     */
    public Stream<SortedMap<String, String>> rows(long from) {
        return table.range(AuditItem.STREAM, AuditItem.key(from), AuditItem.key(LAST))
                .map(item -> AuditItem.attributes(item.attributes()));
    }

    /** The newest actions first. */
    public List<String> latestActions(int limit) {
        return search(AuditQuery.EVERYTHING, limit).rows().stream()
                .map(row -> row.action() + " " + row.target())
                .toList();
    }

    static AuditRow row(Item item) {
        return new AuditRow(AuditItem.attributes(item.attributes()));
    }
}
