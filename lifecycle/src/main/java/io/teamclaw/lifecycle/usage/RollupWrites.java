package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Counts rows: their marks and the counters of all of them change in one transaction. */
final class RollupWrites {
    private final Table usage;
    private final Table rollup;

    RollupWrites(Table usage, Table rollup) {
        this.usage = usage;
        this.rollup = rollup;
    }

    /**
     * @return how many were counted now; the others were before, or are not stored (any more)
     */
    int add(UsageBatch batch) {
        return Retries.until("count calls", () -> write(batch));
    }

    /** Empty where another transaction was in the way. */
    private Optional<Integer> write(UsageBatch batch) {
        List<Entry> left = batch.entries();
        while (!left.isEmpty()) {
            List<Entry> now = left;
            List<TransactWriteItem> actions = new ArrayList<>();
            now.forEach(row -> actions.add(mark(row)));
            new UsageBatch(now).sums().forEach((bucket, sum) -> actions.add(count(bucket, sum)));
            try {
                usage.client().transactWriteItems(write -> write.transactItems(actions));
                return Optional.of(now.size());
            } catch (TransactionCanceledException e) {
                Cancellation why = Cancellation.of(e);
                left = notRefused(now, why);
                if (left.size() == now.size()) {
                    if (why.transientConflict()) {
                        return Optional.empty();
                    }
                    throw e;
                }
            }
        }
        return Optional.of(0);
    }

    /** Without those that were counted already: the transaction says which. */
    private static List<Entry> notRefused(List<Entry> rows, Cancellation why) {
        return IntStream.range(0, rows.size())
                .filter(place -> !why.conditionFailed(place))
                .mapToObj(rows::get)
                .toList();
    }

    private TransactWriteItem mark(Entry row) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(usage.name())
                                        .key(usage.key(row.partition(), row.sortKey()))
                                        .updateExpression("SET rolledUp = :now")
                                        .conditionExpression(
                                                "attribute_exists(userId) AND"
                                                        + " attribute_not_exists(rolledUp)")
                                        .expressionAttributeValues(
                                                Map.of(":now", Values.instant(Instant.now()))))
                .build();
    }

    private TransactWriteItem count(Bucket bucket, Counters sum) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> added = new ArrayList<>();
        sum.values()
                .forEach(
                        (name, value) -> {
                            String place = Integer.toString(added.size());
                            names.put("#n" + place, name);
                            values.put(":v" + place, Values.number(value));
                            added.add("#n" + place + " :v" + place);
                        });
        String expression = added.isEmpty() ? "" : "ADD " + String.join(", ", added);
        if (bucket.ttl().isPresent()) {
            names.put("#ttl", Counters.TTL);
            values.put(":ttl", Values.number(bucket.ttl().getAsLong()));
            expression = "SET #ttl = :ttl " + expression;
        }
        String update = expression;
        return TransactWriteItem.builder()
                .update(
                        write ->
                                write.tableName(rollup.name())
                                        .key(rollup.key(bucket.scope(), bucket.period()))
                                        .updateExpression(update)
                                        .expressionAttributeNames(names)
                                        .expressionAttributeValues(values))
                .build();
    }
}
