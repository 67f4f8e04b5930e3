package io.teamclaw.lifecycle.usage;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard of a stream from its oldest record to its end, keeping its place. */
final class ShardReader {
    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final String shardId;
    private Optional<String> iterator = Optional.empty();
    private Optional<String> lastSequenceNumber = Optional.empty();
    private boolean ended;

    ShardReader(DynamoDbStreamsClient streams, String streamArn, String shardId) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.shardId = shardId;
    }

    /** Whether the shard is closed and all of it was read. */
    boolean ended() {
        return ended;
    }

    /**
     * Reads the next page. What {@code each} throws comes out, and the next call begins with that
     * page again.
     *
     * @return whether there were records
     */
    boolean read(Consumer<List<Record>> each) {
        // Taken out first: after any failure the next call opens a new one at the kept place.
        String current = iterator.orElseGet(this::open);
        iterator = Optional.empty();
        GetRecordsResponse page = next(current);
        if (!page.records().isEmpty()) {
            each.accept(page.records());
            lastSequenceNumber = Optional.of(page.records().getLast().dynamodb().sequenceNumber());
        }
        iterator = Optional.ofNullable(page.nextShardIterator());
        ended = iterator.isEmpty();
        return !page.records().isEmpty();
    }

    private GetRecordsResponse next(String current) {
        try {
            return streams.getRecords(get -> get.shardIterator(current));
        } catch (TrimmedDataAccessException e) {
            // Records live for 24 h; behind that, the oldest that is left is the place.
            lastSequenceNumber = Optional.empty();
            throw e;
        }
    }

    private String open() {
        return streams.getShardIterator(
                        get ->
                                get.streamArn(streamArn)
                                        .shardId(shardId)
                                        .shardIteratorType(
                                                lastSequenceNumber.isPresent()
                                                        ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                                                        : ShardIteratorType.TRIM_HORIZON)
                                        .sequenceNumber(lastSequenceNumber.orElse(null)))
                .shardIterator();
    }
}
