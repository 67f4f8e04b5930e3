package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counters by name, as they are added to an item and as they are read from items: added where a
 * bucket belongs to a period, taken off where it stands over. What is 0 is absent.
 */
final class Counters {
    static final String REQUESTS = "requests";

    /** Of a slot: when DynamoDB may delete it. */
    static final String TTL = "ttl";

    private static final String ENDED = "ended-";
    private static final String WAITED = "waited-";

    private final Map<String, Long> values = new HashMap<>();

    /** What one call adds. */
    static Counters of(UsageRow row) {
        boolean good = row.ending().isWhole() && row.status() < 400;
        Counters added = new Counters();
        added.add(REQUESTS, 1);
        added.add("errors", good ? 0 : 1);
        added.add(ENDED + row.ending().wireValue(), 1);
        added.add("inputTokens", row.tokens().input());
        added.add("outputTokens", row.tokens().output());
        added.add("cacheReadTokens", row.tokens().cacheRead());
        added.add("cacheWriteTokens", row.tokens().cacheWrite());
        added.add("reasoningTokens", row.tokens().reasoning());
        added.add("cacheWrite1hTokens", row.tokens().cacheWrite1h());
        added.add("imageTokens", row.tokens().images());
        added.add("costMicros", row.costMicros().orElse(0));
        added.add("unpriced", row.costMicros().isPresent() ? 0 : 1);
        row.firstToken()
                .ifPresent(
                        wait -> {
                            added.add(WAITED + FirstTokens.classOf(wait.toMillis()), 1);
                            added.add("waitedMs", wait.toMillis());
                        });
        return added;
    }

    /** What a call adds to a key that it was tried with in vain. */
    static Counters ofTriedKey() {
        Counters added = new Counters();
        added.add(REQUESTS, 1);
        added.add("errors", 1);
        return added;
    }

    /** What a part of a run adds. */
    static Counters of(ComputeRow row) {
        Counters added = new Counters();
        added.add("computeSeconds", row.seconds());
        added.add("computeMicros", row.micros());
        return added;
    }

    private void add(String name, long value) {
        if (value != 0) {
            values.merge(name, value, Math::addExact);
        }
    }

    static Counters sum(Counters one, Counters other) {
        Counters sum = new Counters();
        sum.plus(one);
        sum.plus(other);
        return sum;
    }

    /** Adds all of the other's. */
    void plus(Counters other) {
        other.values.forEach(this::add);
    }

    /**
     * Adds or takes off what an item of the roll-up table counts.
     *
     * @param sign 1 or -1
     */
    void plus(Map<String, AttributeValue> item, int sign) {
        item.forEach(
                (name, value) -> {
                    if (value.n() != null && !TTL.equals(name)) {
                        add(name, sign * Long.parseLong(value.n()));
                    }
                });
    }

    Map<String, Long> values() {
        return Map.copyOf(values);
    }

    /**
     * As sums. An item that was counted up between the reads of a day and of its slots must not
     * show as less than nothing.
     */
    UsageTotals totals() {
        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            long count = get(ENDED + ending.wireValue());
            if (count > 0) {
                endings.put(ending, count);
            }
        }
        List<Long> waits = new ArrayList<>();
        for (int each = 0; each <= FirstTokens.BOUNDS.size(); each++) {
            waits.add(get(WAITED + each));
        }
        return new UsageTotals(
                get(REQUESTS),
                get("errors"),
                endings,
                new TokenCounts(
                        get("inputTokens"),
                        get("outputTokens"),
                        get("cacheReadTokens"),
                        get("cacheWriteTokens"),
                        get("reasoningTokens"),
                        get("cacheWrite1hTokens"),
                        get("imageTokens")),
                get("costMicros"),
                get("unpriced"),
                new FirstTokens(waits, get("waitedMs")),
                get("computeSeconds"),
                get("computeMicros"));
    }

    private long get(String name) {
        return Math.max(0, values.getOrDefault(name, 0L));
    }
}
