package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts counters into the roll-up table as if very many calls had been counted, without their rows
 * and without the transactions: for tests of what screens read.
 */
public final class UsageMaker {
    /** Of one BatchWriteItem (DynamoDB quotas). */
    private static final int AT_ONCE = 25;

    private final DynamoDbClient dynamoDb;
    private final Map<Bucket, Counters> sums = new HashMap<>();

    public UsageMaker(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Counts a call so many times. */
    public UsageMaker add(UsageRow row, int times) {
        Entry entry = Entry.of(row);
        Counters added = new Counters();
        for (int each = 0; each < times; each++) {
            added.plus(entry.added());
        }
        entry.buckets()
                .forEach(bucket -> sums.computeIfAbsent(bucket, key -> new Counters()).plus(added));
        return this;
    }

    /**
     * Writes what was counted, over what stands there.
     *
     * @return how many items
     */
    public int write() {
        List<WriteRequest> waiting = new ArrayList<>();
        Consumer<List<WriteRequest>> send = this::send;
        sums.forEach(
                (bucket, sum) -> {
                    waiting.add(item(bucket, sum));
                    if (waiting.size() == AT_ONCE) {
                        send.accept(List.copyOf(waiting));
                        waiting.clear();
                    }
                });
        if (!waiting.isEmpty()) {
            send.accept(waiting);
        }
        return sums.size();
    }

    private void send(List<WriteRequest> items) {
        String table = Tables.USAGE_ROLLUP.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
        Map<String, List<WriteRequest>> open = Map.of(table, items);
        while (!open.isEmpty()) {
            Map<String, List<WriteRequest>> request = open;
            open = dynamoDb.batchWriteItem(write -> write.requestItems(request)).unprocessedItems();
        }
    }

    private static WriteRequest item(Bucket bucket, Counters sum) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("scope", Values.text(bucket.scope()));
        item.put("period", Values.text(bucket.period()));
        sum.values().forEach((name, value) -> item.put(name, Values.number(value)));
        bucket.ttl().ifPresent(ttl -> item.put(Counters.TTL, Values.number(ttl)));
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }
}
