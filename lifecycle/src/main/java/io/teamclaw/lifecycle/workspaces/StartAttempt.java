package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The work of one start attempt. Each step writes only while the attempt still counts, so that it
 * may be done twice, or be overruled by a stop, at any point.
 */
final class StartAttempt implements Runnable {
    private static final Logger LOG = System.getLogger(StartAttempt.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final WorkspaceParts parts;
    private final User owner;
    private final String attemptId;

    StartAttempt(WorkspaceParts parts, User owner, String attemptId) {
        this.parts = parts;
        this.owner = owner;
        this.attemptId = attemptId;
    }

    @Override
    public void run() {
        try {
            Workspace now = parts.records().find(owner.id());
            if (counts(now)) {
                now.task().or(this::launch).ifPresent(this::follow);
            }
        } catch (TaskStartException e) {
            fail(e.failure());
        } catch (RuntimeException e) {
            if (!parts.background().isClosing()) {
                LOG.log(Level.ERROR, "The workspace of " + owner.id() + " did not start", e);
                fail(Causes.startBroke());
            }
        }
    }

    /** Empty where the attempt was overruled; then nothing of it is left. */
    private Optional<TaskRef> launch() {
        Transitions transitions = parts.transitions();
        if (advance(now -> transitions.phase(now, StartPhase.PROVISIONING)).isEmpty()) {
            return Optional.empty();
        }
        parts.runtime().provision(owner);
        if (advance(transitions::provisioned).isEmpty()) {
            return Optional.empty();
        }
        if (!mayStillRun()) {
            fail(Causes.ownerDisabled());
            return Optional.empty();
        }
        TaskRef task = parts.runtime().launch(owner, attemptId);
        try {
            if (advance(now -> transitions.launched(now, task)).isPresent()) {
                return Optional.of(task);
            }
        } catch (RuntimeException e) {
            // Not recorded, so nobody else will ever stop it.
            parts.stopTask(task);
            throw e;
        }
        // Another worker of the same attempt may have brought it up meanwhile: then it stays.
        if (!parts.records().find(owner.id()).task().equals(Optional.of(task))) {
            parts.stopTask(task);
        }
        return Optional.empty();
    }

    /**
     * Asked while the attempt is on record: whoever disables the person later finds it and stops
     * it, and whoever did so before is seen here.
     */
    private boolean mayStillRun() {
        return parts.users().find(owner.id()).filter(user -> !user.disabled()).isPresent();
    }

    private void follow(TaskRef task) {
        Duration pause = FIRST_PAUSE;
        do {
            Workspace now = parts.records().find(owner.id());
            if (!counts(now) || settle(now, task)) {
                return;
            }
            Duration longer = pause.multipliedBy(5).dividedBy(4);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        } while (!parts.background().pause(pause));
    }

    /** Notes what the runtime says; true when the attempt is over. */
    private boolean settle(Workspace now, TaskRef task) {
        Transitions transitions = parts.transitions();
        Optional<TaskStatus> status = status(task);
        if (status.orElse(null) instanceof TaskStatus.Ready ready) {
            advance(workspace -> transitions.running(workspace, ready.address()));
            return true;
        }
        if (status.orElse(null) instanceof TaskStatus.Gone gone) {
            Failure failure = Causes.endedWhileStarting(gone);
            advance(workspace -> transitions.failed(workspace, failure, Optional.empty()));
            return true;
        }
        if (transitions.expired(now)) {
            fail(Causes.tookTooLong());
            return true;
        }
        if (status.orElse(null) instanceof TaskStatus.Pending pending
                && !now.phase().equals(Optional.of(pending.phase()))) {
            advance(workspace -> transitions.phase(workspace, pending.phase()));
        }
        return false;
    }

    /** Empty where the runtime cannot say now; the deadline bounds how long that may last. */
    private Optional<TaskStatus> status(TaskRef task) {
        try {
            return Optional.of(parts.runtime().status(task));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The state of a task of " + owner.id() + " is unknown", e);
            return Optional.empty();
        }
    }

    private void fail(Failure failure) {
        parts.failAndRemove(owner.id(), this::counts, failure);
    }

    private Optional<Workspace> advance(UnaryOperator<Workspace> next) {
        return parts.records().moveWhile(owner.id(), this::counts, next);
    }

    private boolean counts(Workspace now) {
        return now.isStarting() && now.attemptId().equals(Optional.of(attemptId));
    }
}
