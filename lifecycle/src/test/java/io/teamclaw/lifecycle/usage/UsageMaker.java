package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        Map<Bucket, Counters> added = Entry.of(row).sums();
        for (int each = 0; each < times; each++) {
            added.forEach(
                    (bucket, one) -> sums.computeIfAbsent(bucket, key -> new Counters()).plus(one));
        }
        return this;
    }

    /**
     * Writes what was counted, over what stands there.
     *
     * @return how many items
     */
    public int write() {
        send(
                Tables.USAGE_ROLLUP,
                sums.entrySet().stream()
                        .map(each -> item(each.getKey(), each.getValue()))
                        .toList());
        return sums.size();
    }

    /** Writes single calls, which counts none of them. */
    public void write(List<UsageRow> calls) {
        send(Tables.USAGE, calls.stream().map(UsageRows::item).map(UsageMaker::put).toList());
    }

    /** Several batches at a time. */
    private void send(TableDefinition table, List<WriteRequest> items) {
        String name = table.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
        IntStream.range(0, (items.size() + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(batch -> batch * AT_ONCE)
                .parallel()
                .forEach(
                        from ->
                                send(
                                        name,
                                        items.subList(
                                                from, Math.min(items.size(), from + AT_ONCE))));
    }

    private void send(String table, List<WriteRequest> items) {
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
        return put(item);
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }
}
