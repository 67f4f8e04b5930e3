package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Single items of the roll-up table, many at once. */
final class ManyItems {
    /** Of one BatchGetItem (DynamoDB quotas). */
    private static final int AT_ONCE = 100;

    private final Table table;

    ManyItems(Table table) {
        this.table = table;
    }

    /** Those that are there. */
    Map<Bucket, Map<String, AttributeValue>> get(Collection<Bucket> buckets) {
        Map<Bucket, Map<String, AttributeValue>> found = new HashMap<>();
        List<Bucket> all = buckets.stream().distinct().toList();
        List<List<Bucket>> batches = new ArrayList<>();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            batches.add(all.subList(first, Math.min(all.size(), first + AT_ONCE)));
        }
        ParallelReads.map(batches, this::read)
                .forEach(items -> items.forEach(item -> found.put(name(item), item)));
        return found;
    }

    private static Bucket name(Map<String, AttributeValue> item) {
        return new Bucket(item.get("scope").s(), item.get("period").s(), OptionalLong.empty());
    }

    private List<Map<String, AttributeValue>> read(List<Bucket> some) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List<Map<String, AttributeValue>> left = new ArrayList<>();
        some.forEach(bucket -> left.add(table.key(bucket.scope(), bucket.period())));
        // What was too much for one answer, or throttled, comes back as unprocessed.
        return Retries.until(
                "read usage",
                () -> {
                    BatchGetItemResponse answer =
                            table.client()
                                    .batchGetItem(
                                            get ->
                                                    get.requestItems(
                                                            Map.of(table.name(), wish(left))));
                    items.addAll(answer.responses().getOrDefault(table.name(), List.of()));
                    left.clear();
                    KeysAndAttributes rest = answer.unprocessedKeys().get(table.name());
                    if (rest != null) {
                        left.addAll(rest.keys());
                    }
                    return left.isEmpty() ? Optional.of(items) : Optional.empty();
                });
    }

    private static KeysAndAttributes wish(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(List.copyOf(keys)).consistentRead(true).build();
    }
}
