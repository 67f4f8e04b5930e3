package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Compares what is recorded with what the runtime has. */
final class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    private final WorkspaceParts parts;

    Reconciler(WorkspaceParts parts) {
        this.parts = parts;
    }

    /** Puts one workspace right; a failure is logged and stays its own. */
    void repair(UserId userId) {
        try {
            Workspace now = parts.records().find(userId);
            switch (now.state()) {
                case RUNNING -> repairRunning(now);
                case PROVISIONING, STARTING -> repairStarting(now);
                case STOPPING -> repairStopping(now);
                case ABSENT, STOPPED, FAILED ->
                        LOG.log(Level.DEBUG, "The index was behind for {0}", userId);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The workspace of " + userId + " could not be put right", e);
        }
    }

    /**
     * A task that ended while nobody listened counts as stopped, not as failed: most of all that is
     * a machine that went down, and the next visit simply starts it.
     */
    private void repairRunning(Workspace running) {
        TaskStatus status =
                running.task()
                        .map(parts.runtime()::status)
                        .orElseGet(
                                () ->
                                        new TaskStatus.Gone(
                                                FailureKind.INTERNAL, "no task is recorded"));
        if (status instanceof TaskStatus.Gone gone) {
            LOG.log(
                    Level.INFO,
                    "The workspace of {0} does not run any more ({1})",
                    running.userId(),
                    gone.cause());
            parts.records().move(running, parts.transitions().stopped(running));
        } else if (status instanceof TaskStatus.Ready ready
                && !running.address().equals(Optional.of(ready.address()))) {
            parts.records().move(running, parts.transitions().running(running, ready.address()));
        }
    }

    private void repairStarting(Workspace starting) {
        if (parts.transitions().expired(starting)) {
            parts.failAndRemove(
                    starting.userId(),
                    now -> now.isStarting() && parts.transitions().expired(now),
                    Causes.tookTooLong());
            return;
        }
        String attemptId = starting.attemptId().orElseThrow();
        String name = StopAttempt.startName(attemptId);
        if (!parts.background().isRunning(name)) {
            User owner = parts.users().find(starting.userId()).orElseThrow();
            parts.background().run(name, new StartAttempt(parts, owner, attemptId));
        }
    }

    private void repairStopping(Workspace stopping) {
        String name = StopAttempt.name(stopping);
        if (!parts.background().isRunning(name)) {
            parts.background().run(name, () -> new StopAttempt(parts).run(stopping));
        }
    }
}
