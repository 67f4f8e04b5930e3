package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.SweepTally.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** Compares what is recorded with what the runtime has, and carries on what nobody finished. */
final class Repairs {
    private static final Logger LOG = System.getLogger(Repairs.class.getName());
    private static final TaskStatus NO_TASK =
            new TaskStatus.Gone(FailureKind.INTERNAL, "no task is recorded");

    private final WorkspaceParts parts;
    private final SweepTally tally;

    Repairs(WorkspaceParts parts, SweepTally tally) {
        this.parts = parts;
        this.tally = tally;
    }

    /** Puts one workspace right; a failure is logged and stays its own. */
    void repair(UserId userId) {
        try {
            Workspace now = find(userId);
            switch (now.state()) {
                case RUNNING ->
                        settle(now, now.task().map(parts.runtime()::status).orElse(NO_TASK));
                case PROVISIONING, STARTING -> carryOnStart(now);
                case STOPPING -> carryOnStop(now);
                case FAILED -> clear(now);
                case ABSENT, STOPPED ->
                        LOG.log(Level.DEBUG, "There is nothing to put right for {0}", userId);
            }
        } catch (RuntimeException e) {
            failed(userId, e);
        }
    }

    /**
     * Whether a running workspace is as recorded; puts it right where it is not.
     *
     * @param indexed as the index has it
     * @param statuses of the running tasks; one that is missing is unknown
     */
    boolean isInOrder(Workspace indexed, Map<TaskRef, TaskStatus> statuses) {
        Optional<TaskStatus> status =
                indexed.task().isEmpty() ? Optional.of(NO_TASK) : indexed.task().map(statuses::get);
        if (status.isEmpty() || !isOtherwise(indexed, status.get())) {
            return true;
        }
        try {
            Workspace now = find(indexed.userId());
            if (now.state() == WorkspaceState.RUNNING && now.task().equals(indexed.task())) {
                settle(now, status.get());
            }
        } catch (RuntimeException e) {
            failed(indexed.userId(), e);
        }
        return false;
    }

    private static boolean isOtherwise(Workspace running, TaskStatus status) {
        return switch (status) {
            case TaskStatus.Gone gone -> true;
            case TaskStatus.Ready ready -> !running.address().equals(Optional.of(ready.address()));
            case TaskStatus.Pending pending -> false;
        };
    }

    /**
     * A task that ended while nobody listened counts as stopped, not as failed: most of all that is
     * a machine that went down, and the next visit simply starts it.
     */
    private void settle(Workspace running, TaskStatus status) {
        if (!isOtherwise(running, status)) {
            return;
        }
        Optional<Workspace> right = Optional.empty();
        if (status instanceof TaskStatus.Gone gone) {
            LOG.log(
                    Level.INFO,
                    "The workspace of {0} does not run any more ({1})",
                    running.userId(),
                    gone.cause());
            right = new TaskEnds(parts).missed(running);
        } else if (status instanceof TaskStatus.Ready ready) {
            Workspace elsewhere = parts.transitions().running(running, ready.address());
            right = parts.records().move(running, elsewhere);
        }
        if (right.isPresent()) {
            tally.add(Count.REPAIRED);
        }
    }

    /** One that takes its steps is somebody's work, in whatever process. */
    private void carryOnStart(Workspace starting) {
        StartWork starts = new StartWork(parts);
        boolean waits = starting.phase().equals(Optional.of(StartPhase.WAITING));
        boolean taken = false;
        if (parts.transitions().expired(starting)) {
            taken = starts.giveUp(starting);
        } else if (!waits && parts.transitions().standsStill(starting)) {
            taken = starts.carryOn(starting);
        }
        if (taken) {
            tally.add(Count.TAKEN_OVER);
        }
    }

    /** Its deadline is what tells whether somebody may still be at it. */
    private void carryOnStop(Workspace stopping) {
        StopWork stops = new StopWork(parts);
        boolean taken = false;
        if (parts.transitions().removalNeverEnds(stopping)) {
            taken = stops.giveUp(stopping);
        } else if (parts.transitions().expired(stopping)) {
            taken = stops.carryOn(stopping);
        }
        if (taken) {
            tally.add(Count.TAKEN_OVER);
        }
    }

    private boolean isAtWork(String name) {
        return parts.background().isRunning(name);
    }

    /** What a failed start or stop left behind would else stay until somebody starts again. */
    private void clear(Workspace failed) {
        if (failed.hasLeftovers() && !isAtWork(StopAttempt.name(failed.userId()))) {
            tally.add(Count.REPAIRED);
            new StopWork(parts).clear(failed);
        }
    }

    private Workspace find(UserId userId) {
        tally.add(Count.RECORDS);
        return parts.records().find(userId);
    }

    private void failed(UserId userId, RuntimeException e) {
        if (!parts.background().isClosing()) {
            LOG.log(Level.ERROR, "The workspace of " + userId + " could not be put right", e);
        }
        tally.add(Count.FAILURES);
    }
}
