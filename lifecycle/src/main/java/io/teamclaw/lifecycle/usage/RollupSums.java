package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Sums buckets by member over a period. */
final class RollupSums {
    private final Table table;
    private final ManyItems items;

    RollupSums(Table table) {
        this.table = table;
        this.items = new ManyItems(table);
    }

    /** The sums of these members; reads nothing of others. */
    Map<String, UsageTotals> byMember(
            Dimension dimension, Collection<String> members, Instant from, Instant until) {
        Terms terms = Terms.of(from, until);
        Terms.Months months = terms.months();
        Map<Bucket, Integer> wanted = new LinkedHashMap<>();
        Map<Bucket, String> whose = new HashMap<>();
        for (String member : members) {
            Map<Bucket, Integer> own = new LinkedHashMap<>();
            months.months().forEach(month -> own.put(Bucket.month(dimension, month, member), 1));
            months.days().forEach((day, sign) -> own.put(Bucket.day(dimension, day, member), sign));
            for (Terms.Edge edge : terms.edges()) {
                IntStream.range(edge.from(), edge.until())
                        .forEach(
                                slot ->
                                        own.merge(
                                                Bucket.slot(dimension, edge.day(), slot, member),
                                                edge.sign(),
                                                Integer::sum));
            }
            own.keySet().forEach(bucket -> whose.put(bucket, member));
            wanted.putAll(own);
        }
        Map<String, Counters> sums = new HashMap<>();
        items.get(wanted.keySet())
                .forEach(
                        (bucket, item) ->
                                sums.computeIfAbsent(whose.get(bucket), each -> new Counters())
                                        .plus(item, wanted.get(bucket)));
        return totals(sums);
    }

    /** Each member's sum; those without any are absent. */
    Map<String, UsageTotals> byMember(Dimension dimension, Instant from, Instant until) {
        Terms terms = Terms.of(from, until);
        Terms.Months months = terms.months();
        Map<String, Counters> sums = new HashMap<>();
        months.months().forEach(month -> addAll(Bucket.members(dimension, month), 1, sums));
        months.days().forEach((day, sign) -> addAll(Bucket.members(dimension, day), sign, sums));
        for (Terms.Edge edge : terms.edges()) {
            table.range(
                            Bucket.slots(dimension, edge.day()),
                            Slots.name(edge.from()) + "#",
                            // The character after '#': behind all of the last slot.
                            Slots.name(edge.until() - 1) + "$")
                    .forEach(
                            item ->
                                    sums.computeIfAbsent(
                                                    Bucket.memberOfSlot(item.text("period")),
                                                    each -> new Counters())
                                            .plus(item.attributes(), edge.sign()));
        }
        return totals(sums);
    }

    private void addAll(String partition, int sign, Map<String, Counters> sums) {
        table.partition(partition)
                .forEach(
                        item ->
                                sums.computeIfAbsent(item.text("period"), each -> new Counters())
                                        .plus(item.attributes(), sign));
    }

    private static Map<String, UsageTotals> totals(Map<String, Counters> sums) {
        Map<String, UsageTotals> totals = new HashMap<>();
        sums.forEach(
                (member, sum) -> {
                    UsageTotals total = sum.totals();
                    if (!total.isEmpty()) {
                        totals.put(member, total);
                    }
                });
        return totals;
    }
}
