package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.ParallelReads;
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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sums buckets to the parts of periods, in order of time. */
final class RollupSeries {
    /** From so many edges on the slots between are read in one go rather than edge by edge. */
    private static final int MANY_EDGES = 8;

    private final Table table;
    private final ManyItems items;

    RollupSeries(Table table) {
        this.table = table;
        this.items = new ManyItems(table);
    }

    /** The company's sums between each two neighbours of these instants. */
    List<UsageTotals> of(List<Instant> bounds) {
        List<Terms> parts = parts(bounds);
        Set<LocalDate> days =
                parts.stream().flatMap(part -> part.days().keySet().stream()).collect(days());
        List<Range> ranges = new ArrayList<>();
        if (!days.isEmpty()) {
            ranges.add(
                    new Range(
                            Bucket.allDays(),
                            days.iterator().next().toString(),
                            List.copyOf(days).getLast().toString()));
        }
        List<Terms.Edge> edges = parts.stream().flatMap(part -> part.edges().stream()).toList();
        ranges.addAll(ranges(edges, bounds));
        Map<String, Map<String, AttributeValue>> read = new HashMap<>();
        ParallelReads.map(
                        ranges,
                        range -> table.range(range.partition(), range.from(), range.to()).toList())
                .forEach(
                        items ->
                                items.forEach(
                                        item -> read.put(item.text("period"), item.attributes())));
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

    /** A part of a partition, both ends inclusive. */
    private record Range(String partition, String from, String to) {}

    private static List<Range> ranges(List<Terms.Edge> edges, List<Instant> bounds) {
        if (edges.size() > MANY_EDGES) {
            return List.of(
                    new Range(
                            Bucket.allSlots(),
                            Bucket.allSlot(Slots.day(bounds.getFirst()), 0),
                            Bucket.allSlot(Slots.day(bounds.getLast()), Slots.OF_DAY - 1)));
        }
        return edges.stream()
                .map(
                        edge ->
                                new Range(
                                        Bucket.allSlots(),
                                        Bucket.allSlot(edge.day(), edge.from()),
                                        Bucket.allSlot(edge.day(), edge.until() - 1)))
                .distinct()
                .toList();
    }

    /** One member's sums between each two neighbours of these instants. */
    List<UsageTotals> of(Dimension dimension, String member, List<Instant> bounds) {
        return of(dimension, List.of(member), bounds).get(member);
    }

    /** The same of some members. */
    Map<String, List<UsageTotals>> of(
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

    private static Collector<LocalDate, ?, Set<LocalDate>> days() {
        return Collectors.toCollection(TreeSet::new);
    }
}
