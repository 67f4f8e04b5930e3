package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Usage rows as the sidecars wrote them. */
public final class UsageStore {
    private static final Logger LOG = System.getLogger(UsageStore.class.getName());

    private final Table table;

    public UsageStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.USAGE, environment);
    }

    /**
     * A person's newest calls first.
     *
     * @param from inclusive
     * @param until exclusive
     * @param limit most calls to give
     */
    public List<UsageRow> latest(UserId userId, Instant from, Instant until, int limit) {
        String first = UsageRow.sortKey(from, "");
        // Sorts before each call of that instant: those have an id.
        String end = UsageRow.sortKey(until, "");
        return table.rangeBackwards(userId.value(), first, end, Math.max(1, limit))
                .flatMap(UsageStore::row)
                .limit(limit)
                .toList();
    }

    /**
     * All of a person's calls in order of time, read page by page as they are taken.
     *
     * @param from inclusive
     * @param until exclusive
     */
    public Stream<UsageRow> all(UserId userId, Instant from, Instant until) {
        return table.range(userId.value(), UsageRow.sortKey(from, ""), UsageRow.sortKey(until, ""))
                .flatMap(UsageStore::row);
    }

    private static Stream<UsageRow> row(Item item) {
        try {
            return Stream.of(UsageItem.read(item.attributes()));
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "The usage row {0} is malformed and left out",
                    UsageItem.nameOf(item.attributes()));
            return Stream.empty();
        }
    }
}
