package io.teamclaw.lifecycle.audit;

import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Finds rows by key or index, and by filter within bounds. */
final class AuditSearch {
    /** What a page looks through at most, where few rows fit. */
    static final int MOST_READ = 1_000;

    private static final int READ_AT_ONCE = 100;

    private final Table table;

    AuditSearch(Table table) {
        this.table = table;
    }

    AuditPage page(AuditQuery query, int limit) {
        long first = query.from().map(this::firstNotBefore).orElse(1L);
        long last = query.until().map(until -> firstNotBefore(until) - 1).orElse(Long.MAX_VALUE);
        if (query.below().isPresent()) {
            last = Math.min(last, query.below().getAsLong() - 1);
        }
        if (last < first) {
            return new AuditPage(List.of(), OptionalLong.empty());
        }
        Predicate<AuditRow> fits = filter(query);
        List<AuditRow> found = new ArrayList<>();
        int read = 0;
        for (Iterator<Item> items = items(query, first, last, limit).iterator();
                items.hasNext(); ) {
            AuditRow row = AuditStore.row(items.next());
            if (fits.test(row)) {
                found.add(row);
            }
            if (found.size() == limit || ++read == MOST_READ) {
                return new AuditPage(
                        found,
                        row.sequence() > first
                                ? OptionalLong.of(row.sequence())
                                : OptionalLong.empty());
            }
        }
        return new AuditPage(found, OptionalLong.empty());
    }

    private static Predicate<AuditRow> filter(AuditQuery query) {
        return row ->
                query.actorId().filter(id -> !id.equals(row.actorId())).isEmpty()
                        && query.target().filter(id -> !id.equals(row.target())).isEmpty()
                        && query.action().filter(kind -> !isKind(row.action(), kind)).isEmpty()
                        && query.text().filter(text -> !contains(row, text)).isEmpty();
    }

    private static boolean isKind(String action, String kind) {
        return kind.endsWith(".") ? action.startsWith(kind) : action.equals(kind);
    }

    private static boolean contains(AuditRow row, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(row.action(), row.target(), row.actorEmail())
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** By the narrowest way in: what it was done to, who did it, or the log itself. */
    private Stream<Item> items(AuditQuery query, long first, long last, int limit) {
        QueryRequest.Builder request = QueryRequest.builder().tableName(table.name());
        String partition;
        if (query.target().isPresent()) {
            partition = AuditRow.TARGET;
            request.indexName("by-target");
        } else if (query.actorId().isPresent()) {
            partition = AuditRow.ACTOR_ID;
            request.indexName("by-actor");
        } else {
            partition = AuditRow.STREAM;
            request.consistentRead(true);
        }
        String value = query.target().or(query::actorId).orElse(AuditItem.STREAM);
        boolean filtered = query.action().or(query::text).isPresent();
        return table
                .client()
                .queryPaginator(
                        request.scanIndexForward(false)
                                .limit(filtered ? READ_AT_ONCE : Math.min(limit, READ_AT_ONCE))
                                .keyConditionExpression("#p = :p AND #s BETWEEN :first AND :last")
                                .expressionAttributeNames(
                                        Map.of("#p", partition, "#s", AuditRow.SEQUENCE))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":p", Values.text(value),
                                                ":first", Values.text(AuditItem.key(first)),
                                                ":last", Values.text(AuditItem.key(last))))
                                .build())
                .items()
                .stream()
                .map(Item::new);
    }

    /**
     * The sequence of the first row that is not before an instant, by halving: rows have no gap and
     * their times never go back. One behind the last row where there is none.
     */
    private long firstNotBefore(Instant instant) {
        long low = 1;
        long high =
                table.rangeBackwards(
                                        AuditItem.STREAM,
                                        AuditItem.key(0),
                                        AuditItem.key(Long.MAX_VALUE),
                                        1)
                                .findFirst()
                                .map(item -> AuditStore.row(item).sequence())
                                .orElse(0L)
                        + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Optional<Instant> at =
                    table.get(table.key(AuditItem.STREAM, AuditItem.key(middle)))
                            .map(item -> item.instant(AuditRow.AT));
            if (at.orElse(Instant.EPOCH).isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
