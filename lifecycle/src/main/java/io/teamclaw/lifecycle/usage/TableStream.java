package io.teamclaw.lifecycle.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * All shards of a table's stream. Children are read beside their parents: for counting, the order
 * of records does not matter.
 */
final class TableStream {
    private static final Logger LOG = System.getLogger(TableStream.class.getName());

    /** DescribeStream is limited to 10 calls a second for each account (DynamoDB quotas). */
    private static final Duration LOOK_FOR_SHARDS_EVERY = Duration.ofSeconds(10);

    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streams;
    private final String tableName;
    private final Map<String, ShardReader> readers = new LinkedHashMap<>();
    private Optional<Long> lastLook = Optional.empty();

    TableStream(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, String tableName) {
        this.dynamoDb = dynamoDb;
        this.streams = streams;
        this.tableName = tableName;
    }

    /**
     * Reads a page of every shard. One that fails does not keep the others from being read.
     *
     * @return whether there were records
     * @throws RuntimeException the last failure
     */
    boolean read(Consumer<List<Record>> each) {
        lookForShards();
        boolean some = false;
        Optional<RuntimeException> failure = Optional.empty();
        for (Map.Entry<String, ShardReader> shard : readers.entrySet()) {
            ShardReader reader = shard.getValue();
            if (reader.ended()) {
                continue;
            }
            try {
                some |= reader.read(each);
                if (reader.ended()) {
                    // Its children are there already.
                    lastLook = Optional.empty();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "Reading the shard {0} failed", shard.getKey());
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return some;
    }

    private void lookForShards() {
        long now = System.nanoTime();
        if (lastLook.filter(last -> now - last < LOOK_FOR_SHARDS_EVERY.toNanos()).isPresent()) {
            return;
        }
        String streamArn =
                dynamoDb.describeTable(table -> table.tableName(tableName))
                        .table()
                        .latestStreamArn();
        Set<String> present = new HashSet<>();
        Optional<String> last = Optional.empty();
        do {
            Optional<String> start = last;
            DescribeStreamResponse page =
                    streams.describeStream(
                            describe ->
                                    describe.streamArn(streamArn)
                                            .exclusiveStartShardId(start.orElse(null)));
            page.streamDescription().shards().forEach(shard -> present.add(shard.shardId()));
            last = Optional.ofNullable(page.streamDescription().lastEvaluatedShardId());
        } while (last.isPresent());
        readers.keySet().retainAll(present);
        present.forEach(
                id -> readers.computeIfAbsent(id, key -> new ShardReader(streams, streamArn, key)));
        lastLook = Optional.of(now);
    }
}
