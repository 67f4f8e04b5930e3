package io.teamclaw.lifecycle.workspaces;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last events of a workspace, which are stored with it: each in a short line, because the index
 * by state projects whole items, so that what is kept here is paid for twice.
 */
final class Timeline {
    /** Two starts and stops, as a rule. */
    static final int MOST = 20;

    private static final int LONGEST_WHY = 200;
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 6;

    private Timeline() {}

    /** The same transition with its event, if something happened that people want to see. */
    static Workspace noted(Workspace from, Workspace to, Asked asked, Instant now) {
        boolean launched = to.task().isPresent() && !to.task().equals(from.task());
        boolean waits =
                to.stopWaitsFor().isPresent() && !to.stopWaitsFor().equals(from.stopWaitsFor());
        boolean changed =
                to.state() != from.state()
                        || to.phase().isPresent() && !to.phase().equals(from.phase())
                        || to.failure().isPresent() && !to.failure().equals(from.failure())
                        || launched
                        || waits;
        if (!changed) {
            return to;
        }
        Optional<String> why = to.cause().or(() -> waits ? to.stopWaitsFor() : asked.why());
        WorkspaceEvent event =
                new WorkspaceEvent(
                        now,
                        to.state(),
                        to.phase(),
                        to.task().filter(task -> launched),
                        asked.by().map(person -> person.value()),
                        why.map(Timeline::shortened));
        List<WorkspaceEvent> events = new ArrayList<>(from.events());
        events.add(event);
        int surplus = Math.max(0, events.size() - MOST);
        return to.edit().events(List.copyOf(events.subList(surplus, events.size()))).build();
    }

    private static String shortened(String why) {
        String line = why.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WHY ? line : line.substring(0, LONGEST_WHY - 1) + "…";
    }

    /** As it is stored: milliseconds, state, phase, task, person and reason, parted by tabs. */
    static String line(WorkspaceEvent event) {
        return String.join(
                SEPARATOR,
                Long.toString(event.at().toEpochMilli()),
                event.state().wireValue(),
                event.phase().map(StartPhase::wireValue).orElse(""),
                event.task().map(TaskRef::value).orElse(""),
                event.by().orElse(""),
                event.why().orElse(""));
    }

    /** Empty for what a later version may have written: a workspace is readable without it. */
    static Optional<WorkspaceEvent> read(String line) {
        String[] fields = line.split(SEPARATOR, FIELDS);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new WorkspaceEvent(
                            Instant.ofEpochMilli(Long.parseLong(fields[0])),
                            WorkspaceState.ofWireValue(fields[1]),
                            present(fields[2]).map(StartPhase::ofWireValue),
                            present(fields[3]).map(TaskRef::new),
                            present(fields[4]),
                            present(fields[5])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> present(String field) {
        return Optional.of(field).filter(text -> !text.isEmpty());
    }
}
