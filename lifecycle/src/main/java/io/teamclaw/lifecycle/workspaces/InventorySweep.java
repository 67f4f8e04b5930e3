package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.workspaces.SweepTally.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Removes what was made for people and that no record wants any more. */
final class InventorySweep {
    private static final Logger LOG = System.getLogger(InventorySweep.class.getName());

    /** What is younger may be made by a start that has not come to record it. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** Of each kind that grows with people, so many a sweep: all of 10,000 in some hours. */
    private static final int PART = 1_000;

    /** Beside the cursors: the kind with which the next sweep begins. No kind is called so. */
    private static final String NEXT = "#next";

    private final WorkspaceParts parts;
    private final WorkspaceStore store;
    private final SweepTally tally;
    private final BooleanSupplier hasTime;

    /**
     * @param hasTime whether it may begin with another thing
     */
    InventorySweep(
            WorkspaceParts parts, WorkspaceStore store, SweepTally tally, BooleanSupplier hasTime) {
        this.parts = parts;
        this.store = store;
        this.tally = tally;
        this.hasTime = hasTime;
    }

    /**
     * Notes after each inventory where it is, so that one that is cut off loses nothing. The next
     * begins with those that this one did not come to: otherwise the last would never have a turn.
     */
    void run() {
        List<Inventory> inventories = new ArrayList<>(parts.platform().inventories());
        if (inventories.isEmpty()) {
            return;
        }
        Map<String, String> saved = cursors();
        beginWith(inventories, Optional.ofNullable(saved.get(NEXT)));
        Map<String, String> cursors = new HashMap<>(saved);
        for (int i = 0; i < inventories.size(); i++) {
            if (!goesOn()) {
                tally.add(Count.LEFT, inventories.size() - i);
                return;
            }
            Inventory inventory = inventories.get(i);
            Optional<String> from =
                    Optional.ofNullable(cursors.get(inventory.kind()))
                            .filter(cursor -> inventory.growsWithPeople());
            put(cursors, inventory.kind(), lookThrough(inventory, from));
            put(cursors, NEXT, inventories.stream().skip(i + 1).findFirst().map(Inventory::kind));
            if (!cursors.equals(saved)) {
                save(cursors);
                saved = Map.copyOf(cursors);
            }
        }
    }

    private static void beginWith(List<Inventory> inventories, Optional<String> kind) {
        for (int i = 0; i < inventories.size(); i++) {
            if (kind.equals(Optional.of(inventories.get(i).kind()))) {
                Collections.rotate(inventories, -i);
                return;
            }
        }
    }

    private static void put(Map<String, String> cursors, String key, Optional<String> value) {
        value.ifPresentOrElse(it -> cursors.put(key, it), () -> cursors.remove(key));
    }

    private boolean goesOn() {
        return !parts.background().isClosing() && hasTime.getAsBoolean();
    }

    /** Where the next sweep goes on; empty at the end, and where the first page fails. */
    private Optional<String> lookThrough(Inventory inventory, Optional<String> from) {
        Optional<String> cursor = from;
        int seen = 0;
        try {
            do {
                Inventory.Page page = inventory.list(cursor);
                for (Inventory.Thing thing : page.things()) {
                    if (!goesOn()) {
                        tally.add(Count.LEFT);
                        return cursor.filter(same -> inventory.growsWithPeople());
                    }
                    check(inventory, thing);
                }
                seen += page.things().size();
                cursor = page.next();
            } while (cursor.isPresent()
                    && goesOn()
                    && (seen < PART || !inventory.growsWithPeople()));
            return cursor.filter(next -> inventory.growsWithPeople());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What there is of " + inventory.kind() + " is unknown", e);
            tally.add(Count.FAILURES);
            return cursor.filter(next -> inventory.growsWithPeople() && !cursorOf(from, next));
        }
    }

    /** A cursor that fails at once would fail for ever. */
    private static boolean cursorOf(Optional<String> from, String next) {
        return from.equals(Optional.of(next));
    }

    /** The record is read after the thing was listed: what is wanted since then is on it. */
    private void check(Inventory inventory, Inventory.Thing thing) {
        Instant old = parts.platform().clock().instant().minus(GRACE);
        if (thing.madeAt().isAfter(old)) {
            return;
        }
        try {
            tally.add(Count.RECORDS);
            if (!inventory.isWanted(thing, parts.records().find(thing.owner()))) {
                tally.orphanFound(inventory.kind());
                LOG.log(
                        Level.WARNING,
                        "Removing the {0} {1} of {2}, which nothing on record wants",
                        inventory.kind(),
                        thing.id(),
                        thing.owner());
                inventory.remove(thing);
                tally.orphanRemoved(inventory.kind());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The " + inventory.kind() + " " + thing.id() + " stays", e);
            tally.add(Count.FAILURES);
        }
    }

    private Map<String, String> cursors() {
        try {
            return store.sweepCursors();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Where the last sweep came to is unknown", e);
            tally.add(Count.FAILURES);
            return Map.of();
        }
    }

    private void save(Map<String, String> cursors) {
        try {
            store.saveSweepCursors(cursors);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Where this sweep came to is not noted", e);
            tally.add(Count.FAILURES);
        }
    }
}
