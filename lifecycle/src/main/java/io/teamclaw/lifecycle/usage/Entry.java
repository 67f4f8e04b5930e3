package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.TriedKey;
import io.teamclaw.config.usage.UsageRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of the usage table as it counts.
 *
 * @param partition of the row
 * @param sortKey of the row
 * @param buckets that it counts for
 * @param added what it adds to each
 * @param failures buckets of the keys that it was tried with in vain
 * @param keyUses what it says of keys
 */
record Entry(
        String partition,
        String sortKey,
        List<Bucket> buckets,
        Counters added,
        List<Bucket> failures,
        List<KeyUse> keyUses) {
    /** So that an entry fits into one transaction, however long the list in its row is. */
    private static final int MOST_TRIED = 20;

    /**
     * What became of one use of a key.
     *
     * @param status the HTTP status that the provider answered
     */
    record KeyUse(String keyId, Instant at, int status) {}

    static Entry of(UsageRow row) {
        Map<Dimension, String> members = new EnumMap<>(Dimension.class);
        members.put(Dimension.PEOPLE, row.userId().value());
        row.teamId().ifPresent(team -> members.put(Dimension.TEAMS, team.value()));
        members.put(Dimension.PROVIDERS, row.provider());
        members.put(Dimension.MODELS, row.provider() + "/" + row.model());
        row.keyId().ifPresent(key -> members.put(Dimension.KEYS, key));
        return new Entry(
                row.userId().value(),
                row.sortKey(),
                Bucket.of(row.at(), members),
                Counters.of(row),
                tried(row)
                        .flatMap(each -> Bucket.of(row.at(), Dimension.KEYS, each.keyId()).stream())
                        .toList(),
                Stream.concat(
                                tried(row)
                                        .map(
                                                each ->
                                                        new KeyUse(
                                                                each.keyId(),
                                                                row.at(),
                                                                each.status())),
                                row.keyId().stream()
                                        .map(key -> new KeyUse(key, row.at(), row.status())))
                        .toList());
    }

    private static Stream<TriedKey> tried(UsageRow row) {
        return row.tried().stream().limit(MOST_TRIED);
    }

    static Entry of(ComputeRow row) {
        Map<Dimension, String> members = new EnumMap<>(Dimension.class);
        members.put(Dimension.PEOPLE, row.userId().value());
        row.teamId().ifPresent(team -> members.put(Dimension.TEAMS, team.value()));
        members.put(Dimension.PROVIDERS, ComputeRow.PROVIDER);
        return new Entry(
                row.partition(),
                row.sortKey(),
                Bucket.of(row.at(), members),
                Counters.of(row),
                List.of(),
                List.of());
    }

    /**
     * Reads an item of the usage table.
     *
     * @throws IllegalArgumentException naming what is missing or malformed
     */
    static Entry read(Map<String, AttributeValue> item) {
        AttributeValue partition = item.get("userId");
        return partition != null && partition.s() != null && ComputeRow.isPartition(partition.s())
                ? of(UsageItem.readCompute(item))
                : of(UsageItem.read(item));
    }

    /** Everything that it counts for; no bucket twice. */
    Map<Bucket, Counters> sums() {
        Map<Bucket, Counters> sums = new LinkedHashMap<>();
        buckets.forEach(bucket -> sums.put(bucket, added));
        failures.forEach(bucket -> sums.merge(bucket, Counters.ofTriedKey(), Counters::sum));
        return sums;
    }

    /** By what the row is told from others. */
    String key() {
        return partition + " " + sortKey;
    }
}
