package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Follows the task of a start until it runs or the attempt is over; several may do so. */
final class StartFollow {
    private static final Logger LOG = System.getLogger(StartFollow.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final double GROWTH = 1.25;

    private final WorkspaceParts parts;
    private final User owner;
    private final String attemptId;
    private final TaskRef task;

    StartFollow(WorkspaceParts parts, User owner, String attemptId, TaskRef task) {
        this.parts = parts;
        this.owner = owner;
        this.attemptId = attemptId;
        this.task = task;
    }

    void run() {
        Backoff pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, GROWTH);
        do {
            Workspace now = parts.records().find(owner.id());
            if (!counts(now) || settle(now)) {
                return;
            }
        } while (!parts.background().pause(pauses.next()));
    }

    /** Notes what the runtime says; true when the attempt is over. */
    private boolean settle(Workspace now) {
        Optional<TaskStatus> status = status();
        if (status.orElse(null) instanceof TaskStatus.Gone gone) {
            new TaskEnds(parts).record(owner.id(), task, gone);
            return true;
        }
        if (parts.transitions().expired(now)) {
            new Failures(parts).fail(owner.id(), this::counts, Causes.tookTooLong());
            return true;
        }
        if (status.orElse(null) instanceof TaskStatus.Ready ready) {
            connect(ready.address());
            return true;
        }
        if (status.orElse(null) instanceof TaskStatus.Pending pending
                && !now.phase().equals(Optional.of(pending.phase()))) {
            if (pending.phase() == StartPhase.INSTALLING) {
                parts.line().hold(attemptId, Transitions.INSTALL_LIMIT);
            }
            advance(workspace -> parts.transitions().phase(workspace, pending.phase()));
        }
        return false;
    }

    /** Empty where the runtime cannot say now; the deadline bounds how long that may last. */
    private Optional<TaskStatus> status() {
        try {
            return Optional.of(parts.runtime().status(task));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The state of a task of " + owner.id() + " is unknown", e);
            return Optional.empty();
        }
    }

    private void connect(TaskAddress address) {
        if (advance(now -> parts.transitions().phase(now, StartPhase.ROUTING)).isEmpty()) {
            return;
        }
        parts.platform().routing().route(owner, task, address);
        if (advance(now -> parts.transitions().running(now, address)).isEmpty()) {
            takeBack();
        }
    }

    /** A stop may have removed the way before it was there; a newer start lays its own. */
    private void takeBack() {
        Workspace now = parts.records().find(owner.id());
        if (!now.isStarting() && now.state() != WorkspaceState.RUNNING) {
            parts.platform().routing().unroute(owner.id());
        }
    }

    private Optional<Workspace> advance(UnaryOperator<Workspace> next) {
        return parts.records().moveWhile(owner.id(), this::counts, next);
    }

    private boolean counts(Workspace now) {
        return now.isStarting()
                && now.attemptId().equals(Optional.of(attemptId))
                && now.task().equals(Optional.of(task));
    }
}
