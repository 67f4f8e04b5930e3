package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.UsageRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of the usage table as it counts.
 *
 * @param partition of the row
 * @param sortKey of the row
 * @param buckets that it counts for
 * @param added what it adds to each
 * @param keyUse what it says of a key
 */
record Entry(
        String partition,
        String sortKey,
        List<Bucket> buckets,
        Counters added,
        Optional<KeyUse> keyUse) {

    /**
     * What became of one use of a key.
     *
     * @param status the HTTP status that the agent saw
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
                row.keyId().map(key -> new KeyUse(key, row.at(), row.status())));
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
                Optional.empty());
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

    /** By what the row is told from others. */
    String key() {
        return partition + " " + sortKey;
    }
}
