package io.teamclaw.lifecycle.workspaces;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a sweep does, on all of its threads. */
final class SweepTally {
    /** What is counted; see {@link SweepReport}. */
    enum Count {
        LOOKED_AT,
        IDLE_STOPPED,
        BUSY,
        SILENT,
        KEPT,
        DISOWNED,
        REPAIRED,
        TAKEN_OVER,
        WAITING_STARTED,
        LEFT,
        FAILURES,
        INDEX_PAGES,
        INDEX_ITEMS,
        RECORDS
    }

    private final Map<Count, AtomicInteger> counts = new EnumMap<>(Count.class);
    private final Map<String, Integer> found = new ConcurrentHashMap<>();
    private final Map<String, Integer> removed = new ConcurrentHashMap<>();

    SweepTally() {
        for (Count count : Count.values()) {
            counts.put(count, new AtomicInteger());
        }
    }

    void add(Count count) {
        add(count, 1);
    }

    void add(Count count, int more) {
        counts.get(count).addAndGet(more);
    }

    void orphanFound(String kind) {
        found.merge(kind, 1, Integer::sum);
    }

    void orphanRemoved(String kind) {
        removed.merge(kind, 1, Integer::sum);
    }

    SweepReport report() {
        return new SweepReport(
                of(Count.LOOKED_AT),
                of(Count.IDLE_STOPPED),
                of(Count.BUSY),
                of(Count.SILENT),
                of(Count.KEPT),
                of(Count.DISOWNED),
                of(Count.REPAIRED),
                of(Count.TAKEN_OVER),
                of(Count.WAITING_STARTED),
                of(Count.LEFT),
                found,
                removed,
                of(Count.FAILURES),
                new SweepReport.Reads(
                        of(Count.INDEX_PAGES), of(Count.INDEX_ITEMS), of(Count.RECORDS)));
    }

    private int of(Count count) {
        return counts.get(count).get();
    }
}
