package io.teamclaw.lifecycle.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A period as buckets to add and to take off: whole months and days, and at its edges the slots of
 * the shorter side of a day (those before the edge, or the day without those after it).
 *
 * @param days with 1 or -1
 * @param edges slots of a day
 */
record Terms(Map<LocalDate, Integer> days, List<Edge> edges) {
    /**
     * @param from first slot, from 0
     * @param until behind the last
     * @param sign 1 or -1
     */
    record Edge(LocalDate day, int from, int until, int sign) {}

    /**
     * Months, and the days that they lack (1) or have too much (-1).
     *
     * @param months whole ones
     * @param days of others
     */
    record Months(List<YearMonth> months, Map<LocalDate, Integer> days) {}

    /**
     * @param from inclusive, at the begin of a slot
     * @param until exclusive, at the begin of a slot; nothing is left where it is not after
     */
    static Terms of(Instant from, Instant until) {
        Map<LocalDate, Integer> days = new TreeMap<>();
        List<Edge> edges = new ArrayList<>();
        if (!from.isBefore(until)) {
            return new Terms(days, edges);
        }
        LocalDate first = Slots.day(from);
        LocalDate last = Slots.day(until);
        if (first.equals(last)) {
            edges.add(new Edge(first, Slots.of(from), Slots.of(until), 1));
        } else {
            first.datesUntil(last).forEach(day -> days.put(day, 1));
            upTo(last, Slots.of(until), 1, days, edges);
            upTo(first, Slots.of(from), -1, days, edges);
        }
        return new Terms(days, edges.stream().filter(edge -> edge.from < edge.until).toList());
    }

    private static void upTo(
            LocalDate day, int slot, int sign, Map<LocalDate, Integer> days, List<Edge> edges) {
        if (slot <= Slots.OF_DAY / 2) {
            edges.add(new Edge(day, 0, slot, sign));
        } else {
            days.merge(day, sign, Integer::sum);
            days.remove(day, 0);
            edges.add(new Edge(day, slot, Slots.OF_DAY, -sign));
        }
    }

    /** The days as months where that is less to read: what a month has too much is taken off. */
    Months months() {
        Map<YearMonth, List<LocalDate>> wanted = new TreeMap<>();
        days.keySet()
                .forEach(
                        day ->
                                wanted.computeIfAbsent(YearMonth.from(day), m -> new ArrayList<>())
                                        .add(day));
        List<YearMonth> whole = new ArrayList<>();
        Map<LocalDate, Integer> rest = new TreeMap<>();
        wanted.forEach(
                (month, ofMonth) -> {
                    if (1 + month.lengthOfMonth() - ofMonth.size() < ofMonth.size()) {
                        whole.add(month);
                        month.atDay(1)
                                .datesUntil(month.plusMonths(1).atDay(1))
                                .filter(day -> !days.containsKey(day))
                                .forEach(day -> rest.put(day, -1));
                    } else {
                        ofMonth.forEach(day -> rest.put(day, 1));
                    }
                });
        return new Months(whole, rest);
    }
}
