package io.teamclaw.lifecycle.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that fit into one transaction together: a mark for each, and each bucket once.
 *
 * @param entries no two of the same row
 */
record UsageBatch(List<Entry> entries) {
    /** Of one transaction (DynamoDB quotas). */
    private static final int MOST_ACTIONS = 100;

    /** Parts rows, in their order, so that few transactions take them; doubled ones once. */
    static List<UsageBatch> of(Collection<Entry> rows) {
        Map<String, Entry> once = new LinkedHashMap<>();
        rows.forEach(row -> once.putIfAbsent(row.key(), row));
        List<UsageBatch> batches = new ArrayList<>();
        List<Entry> current = new ArrayList<>();
        Set<Bucket> buckets = new LinkedHashSet<>();
        for (Entry row : once.values()) {
            Set<Bucket> together = new LinkedHashSet<>(buckets);
            together.addAll(row.sums().keySet());
            if (!current.isEmpty() && current.size() + 1 + together.size() > MOST_ACTIONS) {
                batches.add(new UsageBatch(List.copyOf(current)));
                current.clear();
                together = new LinkedHashSet<>(row.sums().keySet());
            }
            current.add(row);
            buckets = together;
        }
        if (!current.isEmpty()) {
            batches.add(new UsageBatch(List.copyOf(current)));
        }
        return batches;
    }

    /** What is added to each bucket. */
    Map<Bucket, Counters> sums() {
        Map<Bucket, Counters> sums = new LinkedHashMap<>();
        for (Entry row : entries) {
            row.sums()
                    .forEach(
                            (bucket, added) ->
                                    sums.computeIfAbsent(bucket, each -> new Counters())
                                            .plus(added));
        }
        return sums;
    }
}
