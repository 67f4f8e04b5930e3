package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;

class ShardReaderTest {
    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void readsAShardToItsEnd() {
        ShardReader reader = reader();
        put("a");
        List<String> read = new ArrayList<>();

        reader.read(
                changes -> changes.forEach(change -> read.add(change.dynamodb().sequenceNumber())));
        assertThat(reader.ended()).isFalse();
        dynamoDb.rollShards();
        for (int page = 0; page < 10 && !reader.ended(); page++) {
            reader.read(
                    changes ->
                            changes.forEach(
                                    change -> read.add(change.dynamodb().sequenceNumber())));
        }

        assertThat(read).hasSize(1);
        assertThat(reader.ended()).isTrue();
    }

    @Test
    void beginsAgainWithThePageThatCouldNotBeHandled() {
        ShardReader reader = reader();
        put("a");
        put("b");
        List<String> seen = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                reader.read(
                                        page -> {
                                            throw new IllegalStateException("not now");
                                        }));
        reader.read(changes -> changes.forEach(change -> seen.add(id(change))));
        put("c");
        reader.read(changes -> changes.forEach(change -> seen.add(id(change))));

        assertThat(seen).containsExactly("a", "b", "c");
    }

    private static String id(Record change) {
        return change.dynamodb().newImage().get("timestamp").s().split("#")[1];
    }

    private ShardReader reader() {
        String stream =
                dynamoDb.client()
                        .describeTable(table -> table.tableName("teamclaw-usage-test"))
                        .table()
                        .latestStreamArn();
        String shard =
                dynamoDb.streams()
                        .describeStream(describe -> describe.streamArn(stream))
                        .streamDescription()
                        .shards()
                        .get(0)
                        .shardId();
        return new ShardReader(dynamoDb.streams(), stream, shard);
    }

    private void put(String requestId) {
        UsageRows.put(
                dynamoDb.client(),
                UsageRows.good(
                        new UserId("ada"), Instant.parse("2026-11-22T12:00:00Z"), requestId));
    }
}
