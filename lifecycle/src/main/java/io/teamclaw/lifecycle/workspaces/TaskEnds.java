package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** What becomes of a workspace whose recorded task is gone. */
final class TaskEnds {
    private static final Logger LOG = System.getLogger(TaskEnds.class.getName());

    private final WorkspaceParts parts;

    TaskEnds(WorkspaceParts parts) {
        this.parts = parts;
    }

    /**
     * Nothing happens unless the record names this very task. The way to it is removed first: once
     * the end is recorded, somebody may start anew, and that way must stay.
     */
    void record(UserId userId, TaskRef task, TaskStatus.Gone how) {
        if (!names(parts.records().find(userId), task)) {
            return;
        }
        unroute(userId);
        parts.records()
                .moveWhile(userId, now -> names(now, task), now -> after(now, how))
                .flatMap(Workspace::attemptId)
                .ifPresent(attemptId -> parts.line().leave(userId, attemptId));
    }

    /**
     * The same for a running one whose end nobody told of: that is no failure.
     *
     * @return empty where somebody else moved it
     */
    Optional<Workspace> missed(Workspace running) {
        unroute(running.userId());
        return parts.records().move(running, parts.transitions().stopped(running));
    }

    private void unroute(UserId userId) {
        try {
            parts.platform().routing().unroute(userId);
        } catch (RuntimeException e) {
            // Nobody owns it from now on, so the sweep finds it.
            LOG.log(Level.ERROR, "The way to the workspace of " + userId + " is still there", e);
        }
    }

    private static boolean names(Workspace now, TaskRef task) {
        return now.task().filter(task::equals).isPresent();
    }

    private Workspace after(Workspace now, TaskStatus.Gone how) {
        Transitions transitions = parts.transitions();
        return switch (now.state()) {
            case PROVISIONING, STARTING ->
                    transitions.failedAndGone(now, Causes.endedWhileStarting(how));
            case RUNNING ->
                    // Nobody's fault, and the next visit starts it again.
                    how.kind() == FailureKind.INTERRUPTED
                            ? transitions.stopped(now)
                            : transitions.failedAndGone(now, Causes.crashed(how));
            case STOPPING ->
                    now.removal().isPresent()
                            ? transitions.taskless(now)
                            : transitions.stopped(now);
            case FAILED -> transitions.failedAndGone(now, now.failure().orElseThrow());
            case ABSENT, STOPPED -> transitions.taskless(now);
        };
    }
}
