package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Totals as the counters of an item: read as they stand, written as what is added to them. */
final class Counters {
    private Counters() {}

    /** What one call adds. */
    static UsageTotals of(UsageRow row) {
        boolean good = row.ending() == Ending.COMPLETED && row.status() < 400;
        return new UsageTotals(
                1,
                good ? 0 : 1,
                row.tokens(),
                row.costMicros().orElse(0),
                row.costMicros().isPresent() ? 0 : 1);
    }

    static UsageTotals read(Item item) {
        return new UsageTotals(
                item.number("requests"),
                item.number("errors"),
                new TokenCounts(
                        item.number("inputTokens"),
                        item.number("outputTokens"),
                        item.number("cacheReadTokens"),
                        item.number("cacheWriteTokens"),
                        item.number("reasoningTokens")),
                item.number("costMicros"),
                item.number("unpriced"));
    }

    /** Adds each counter, also those by 0, so that an item has all of them. */
    static String addExpression(UsageTotals added) {
        return numbers(added).keySet().stream()
                .sorted()
                .map(name -> name + " :" + name)
                .collect(Collectors.joining(", ", "ADD ", ""));
    }

    static Map<String, AttributeValue> addValues(UsageTotals added) {
        return numbers(added).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> ":" + entry.getKey(),
                                entry -> Values.number(entry.getValue())));
    }

    private static Map<String, Long> numbers(UsageTotals totals) {
        return Map.of(
                "requests", totals.requests(),
                "errors", totals.errors(),
                "inputTokens", totals.tokens().input(),
                "outputTokens", totals.tokens().output(),
                "cacheReadTokens", totals.tokens().cacheRead(),
                "cacheWriteTokens", totals.tokens().cacheWrite(),
                "reasoningTokens", totals.tokens().reasoning(),
                "costMicros", totals.costMicros(),
                "unpriced", totals.unpriced());
    }
}
