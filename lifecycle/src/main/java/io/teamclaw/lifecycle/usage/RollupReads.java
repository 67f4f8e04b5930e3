package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sums buckets to periods. */
final class RollupReads {
    /** From so many edges on the slots between are read in one go rather than edge by edge. */
    private static final int MANY_EDGES = 8;

    private final Table table;
    private final ManyItems items;

    RollupReads(Table table) {
        this.table = table;
        this.items = new ManyItems(table);
    }

    /** The company's sums between each two neighbours of these instants. */
    List<UsageTotals> series(List<Instant> bounds) {
        List<Terms> parts = parts(bounds);
        Map<String, Map<String, AttributeValue>> read = new HashMap<>();
        Set<LocalDate> days =
                parts.stream().flatMap(part -> part.days().keySet().stream()).collect(days());
        if (!days.isEmpty()) {
            table.range(
                            Bucket.allDays(),
                            days.iterator().next().toString(),
                            List.copyOf(days).getLast().toString())
                    .forEach(item -> read.put(item.text("period"), item.attributes()));
        }
        List<Terms.Edge> edges = parts.stream().flatMap(part -> part.edges().stream()).toList();
        ranges(edges, bounds)
                .forEach(
                        range ->
                                table.range(Bucket.allSlots(), range.getFirst(), range.getLast())
                                        .forEach(
                                                item ->
                                                        read.put(
                                                                item.text("period"),
                                                                item.attributes())));
        return parts.stream()
                .map(
                        part ->
                                sum(
                                        part,
                                        day -> day.toString(),
                                        (day, slot) -> Bucket.allSlot(day, slot),
                                        read))
                .toList();
    }

    private static List<List<String>> ranges(List<Terms.Edge> edges, List<Instant> bounds) {
        if (edges.size() > MANY_EDGES) {
            return List.of(
                    List.of(
                            Bucket.allSlot(Slots.day(bounds.getFirst()), 0),
                            Bucket.allSlot(Slots.day(bounds.getLast()), Slots.OF_DAY - 1)));
        }
        return edges.stream()
                .map(
                        edge ->
                                List.of(
                                        Bucket.allSlot(edge.day(), edge.from()),
                                        Bucket.allSlot(edge.day(), edge.until() - 1)))
                .distinct()
                .toList();
    }

    /** One member's sums between each two neighbours of these instants. */
    List<UsageTotals> series(Dimension dimension, String member, List<Instant> bounds) {
        return series(dimension, List.of(member), bounds).get(member);
    }

    /** The same of some members. */
    Map<String, List<UsageTotals>> series(
            Dimension dimension, Collection<String> members, List<Instant> bounds) {
        List<Terms> parts = parts(bounds);
        Set<Bucket> wanted = new LinkedHashSet<>();
        for (String member : members) {
            for (Terms part : parts) {
                part.days().keySet().forEach(day -> wanted.add(Bucket.day(dimension, day, member)));
                for (Terms.Edge edge : part.edges()) {
                    IntStream.range(edge.from(), edge.until())
                            .forEach(
                                    slot ->
                                            wanted.add(
                                                    Bucket.slot(
                                                            dimension, edge.day(), slot, member)));
                }
            }
        }
        Map<Bucket, Map<String, AttributeValue>> read = items.get(wanted);
        Map<String, List<UsageTotals>> series = new LinkedHashMap<>();
        for (String member : members) {
            series.put(
                    member,
                    parts.stream()
                            .map(
                                    part ->
                                            sum(
                                                    part,
                                                    day -> Bucket.day(dimension, day, member),
                                                    (day, slot) ->
                                                            Bucket.slot(
                                                                    dimension, day, slot, member),
                                                    read))
                            .toList());
        }
        return series;
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

    /** Names the item of a slot. */
    private interface SlotName<K> {
        K of(LocalDate day, int slot);
    }

    private static <K> UsageTotals sum(
            Terms terms,
            Function<LocalDate, K> dayName,
            SlotName<K> slotName,
            Map<K, Map<String, AttributeValue>> read) {
        Counters sum = new Counters();
        terms.days()
                .forEach(
                        (day, sign) ->
                                sum.plus(read.getOrDefault(dayName.apply(day), Map.of()), sign));
        for (Terms.Edge edge : terms.edges()) {
            for (int slot = edge.from(); slot < edge.until(); slot++) {
                sum.plus(read.getOrDefault(slotName.of(edge.day(), slot), Map.of()), edge.sign());
            }
        }
        return sum.totals();
    }

    private static List<Terms> parts(List<Instant> bounds) {
        List<Terms> parts = new ArrayList<>();
        for (int each = 1; each < bounds.size(); each++) {
            parts.add(Terms.of(bounds.get(each - 1), bounds.get(each)));
        }
        return parts;
    }

    private static java.util.stream.Collector<LocalDate, ?, Set<LocalDate>> days() {
        return Collectors.toCollection(java.util.TreeSet::new);
    }
}
