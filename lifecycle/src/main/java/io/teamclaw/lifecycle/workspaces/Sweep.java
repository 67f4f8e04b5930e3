package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.workspaces.SweepTally.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One look through all workspaces that are up or in transition, and through what was made for them.
 * What it reads is in proportion to those: the index says which they are and carries all of them.
 */
final class Sweep {
    private static final Asked CHECK = Asked.because("it was silent, or no account may use it");

    private static final Logger LOG = System.getLogger(Sweep.class.getName());

    private static final List<WorkspaceState> IN_TRANSITION =
            List.of(WorkspaceState.PROVISIONING, WorkspaceState.STARTING, WorkspaceState.STOPPING);

    private final WorkspaceService service;
    private final WorkspaceParts parts;
    private final WorkspaceStore store;
    private final BooleanSupplier hasTime;
    private final SweepTally tally = new SweepTally();

    /**
     * @param hasTime whether it may begin with something more; what it leaves, the next sweep does
     */
    Sweep(
            WorkspaceService service,
            WorkspaceParts parts,
            WorkspaceStore store,
            BooleanSupplier hasTime) {
        this.service = service;
        this.parts = parts;
        this.store = store;
        this.hasTime = hasTime;
    }

    SweepReport run() {
        Repairs repairs = new Repairs(parts, tally);
        IN_TRANSITION.stream()
                .flatMap(state -> inState(state).stream())
                .forEach(each -> repair(repairs, each));
        inState(WorkspaceState.FAILED).stream()
                .filter(Workspace::hasLeftovers)
                .forEach(each -> repair(repairs, each));
        List<Workspace> running = inState(WorkspaceState.RUNNING);
        Map<TaskRef, TaskStatus> statuses = statuses(running);
        List<Workspace> inOrder =
                running.stream()
                        .filter(each -> hasTimeFor(each) && repairs.isInOrder(each, statuses))
                        .toList();
        new IdleStops(
                        parts,
                        new IdleLook(parts, store, id -> service.stopNow(id, CHECK), tally),
                        tally,
                        hasTime)
                .stopIdle(inOrder);
        startNextInLine();
        new InventorySweep(parts, store, tally, hasTime).run();
        return tally.report();
    }

    private void repair(Repairs repairs, Workspace each) {
        if (hasTimeFor(each)) {
            repairs.repair(each.userId());
        }
    }

    private boolean hasTimeFor(Workspace each) {
        boolean has = hasTime.getAsBoolean();
        if (!has) {
            LOG.log(Level.DEBUG, "The workspace of {0} is left to the next sweep", each.userId());
            tally.add(Count.LEFT);
        }
        return has;
    }

    /** After the stops, which make room. */
    private void startNextInLine() {
        try {
            tally.add(Count.WAITING_STARTED, service.startNextInLine());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Those who wait could not be started", e);
            tally.add(Count.FAILURES);
        }
    }

    private List<Workspace> inState(WorkspaceState state) {
        List<Workspace> found = new ArrayList<>();
        try {
            store.inState(state)
                    .forEach(
                            page -> {
                                tally.add(Count.INDEX_PAGES);
                                tally.add(Count.INDEX_ITEMS, page.size());
                                page.stream().flatMap(Optional::stream).forEach(found::add);
                                tally.add(
                                        Count.FAILURES,
                                        (int) page.stream().filter(Optional::isEmpty).count());
                            });
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The workspaces in one state could not be listed", e);
            tally.add(Count.FAILURES);
        }
        tally.add(Count.LOOKED_AT, found.size());
        return found;
    }

    /** Nothing where the runtime cannot say: then all count as in order. */
    private Map<TaskRef, TaskStatus> statuses(List<Workspace> running) {
        List<TaskRef> tasks =
                running.stream().map(Workspace::task).flatMap(Optional::stream).toList();
        try {
            return tasks.isEmpty() ? Map.of() : parts.runtime().statuses(tasks);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The tasks that run could not be looked at", e);
            tally.add(Count.FAILURES);
            return Map.of();
        }
    }
}
