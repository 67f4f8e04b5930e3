package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Each member's sum; those without any are absent. All partitions are read at once. */
    Map<String, UsageTotals> byMember(Dimension dimension, Instant from, Instant until) {
        Terms terms = Terms.of(from, until);
        Terms.Months months = terms.months();
        List<Part> parts = new ArrayList<>();
        months.months().forEach(month -> parts.add(whole(Bucket.members(dimension, month), 1)));
        months.days()
                .forEach((day, sign) -> parts.add(whole(Bucket.members(dimension, day), sign)));
        terms.edges().forEach(edge -> parts.add(slots(dimension, edge)));
        Map<String, Counters> sums = new HashMap<>();
        ParallelReads.map(parts, Part::readAll).forEach(read -> read.addTo(sums));
        return totals(sums);
    }

    /**
     * A part of a sum.
     *
     * @param read its items
     * @param member whose an item is
     * @param sign 1 or -1
     */
    private record Part(Supplier<Stream<Item>> read, Function<Item, String> member, int sign) {
        Read readAll() {
            return new Read(this, read.get().toList());
        }
    }

    private record Read(Part part, List<Item> items) {
        void addTo(Map<String, Counters> sums) {
            for (Item item : items) {
                sums.computeIfAbsent(part.member().apply(item), each -> new Counters())
                        .plus(item.attributes(), part.sign());
            }
        }
    }

    private Part whole(String partition, int sign) {
        return new Part(() -> table.partition(partition), item -> item.text("period"), sign);
    }

    private Part slots(Dimension dimension, Terms.Edge edge) {
        return new Part(
                () ->
                        table.range(
                                Bucket.slots(dimension, edge.day()),
                                Slots.name(edge.from()) + "#",
                                // The character after '#': behind all of the last slot.
                                Slots.name(edge.until() - 1) + "$"),
                item -> Bucket.memberOfSlot(item.text("period")),
                edge.sign());
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
