package io.teamclaw.lifecycle.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counts what the usage table's stream tells, whoever reads the stream: each new row, and nothing
 * that happens to a row later.
 */
public final class NewRows {
    private static final Logger LOG = System.getLogger(NewRows.class.getName());

    private final RollupStore rollup;

    public NewRows(RollupStore rollup) {
        this.rollup = rollup;
    }

    /** One change, as the stream tells it. */
    public static final class Change {
        private final String eventName;
        private final Map<String, AttributeValue> image;

        /**
         * @param eventName e.g. {@code INSERT}
         * @param image the row after the change
         */
        public Change(String eventName, Map<String, AttributeValue> image) {
            this.eventName = eventName;
            this.image = Map.copyOf(image);
        }
    }

    /**
     * Counts the rows that were made by these changes, many at once. One that is malformed, or that
     * DynamoDB will never take, is logged by its key and stepped over: it must not hold up all that
     * comes after it. What fails otherwise does not keep the rest from being counted.
     *
     * @return the places, from 0, of those that could not be counted and may be when tried again
     */
    public SortedSet<Integer> count(List<Change> changes) {
        Map<String, SortedSet<Integer>> places = new HashMap<>();
        List<Entry> rows = new ArrayList<>();
        for (int place = 0; place < changes.size(); place++) {
            for (Entry row : read(changes.get(place)).stream().toList()) {
                places.computeIfAbsent(row.key(), each -> new TreeSet<>()).add(place);
                rows.add(row);
            }
        }
        SortedSet<Integer> failed = new TreeSet<>();
        UsageBatch.of(rows)
                .forEach(
                        batch -> count(batch).forEach(row -> failed.addAll(places.get(row.key()))));
        return failed;
    }

    private static Optional<Entry> read(Change change) {
        if (OperationType.fromValue(change.eventName) != OperationType.INSERT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Entry.read(change.image));
        } catch (IllegalArgumentException e) {
            skip(UsageItem.nameOf(change.image), e.getMessage());
            return Optional.empty();
        }
    }

    /** Gives back what failed. */
    private List<Entry> count(UsageBatch batch) {
        try {
            rollup.add(batch);
            return List.of();
        } catch (DynamoDbException e) {
            if (!isRefusal(e)) {
                return failed(batch, e);
            }
            if (batch.entries().size() == 1) {
                skip(batch.entries().getFirst().key(), "DynamoDB refuses its counters");
                return List.of();
            }
            // One bad row must not take the others with it.
            return batch.entries().stream()
                    .flatMap(row -> count(new UsageBatch(List.of(row))).stream())
                    .toList();
        } catch (RuntimeException e) {
            return failed(batch, e);
        }
    }

    private static List<Entry> failed(UsageBatch batch, RuntimeException e) {
        LOG.log(
                Level.WARNING,
                batch.entries().size() + " usage rows could not be counted and come again",
                e);
        return batch.entries();
    }

    private static boolean isRefusal(DynamoDbException e) {
        if (e instanceof TransactionCanceledException cancelled) {
            return cancelled.cancellationReasons().stream()
                    .anyMatch(reason -> "ValidationError".equals(reason.code()));
        }
        return e.awsErrorDetails() != null
                && "ValidationException".equals(e.awsErrorDetails().errorCode());
    }

    private static void skip(String name, String why) {
        LOG.log(Level.WARNING, "The usage row {0} is not counted: {1}", name, why);
    }
}
