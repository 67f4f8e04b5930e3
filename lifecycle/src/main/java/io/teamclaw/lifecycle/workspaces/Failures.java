package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Predicate;

/** Ends starts that came to nothing, and removes what they made. */
final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private final WorkspaceParts parts;

    Failures(WorkspaceParts parts) {
        this.parts = parts;
    }

    /**
     * Records the failure at once, so that the person sees it, and then removes the task and the
     * way to it. Until that is done the record keeps naming what is left, and keeps its place:
     * whoever starts next removes it first.
     *
     * @return whether the condition held
     */
    boolean fail(UserId userId, Predicate<Workspace> condition, Failure failure) {
        Optional<Workspace> failed =
                parts.records()
                        .moveWhile(
                                userId, condition, now -> parts.transitions().failed(now, failure));
        failed.ifPresent(this::clear);
        return failed.isPresent();
    }

    /** Removes what a failed workspace still names; what cannot be removed stays on record. */
    void clear(Workspace failed) {
        UserId userId = failed.userId();
        try {
            if (!failed.hasLeftovers() || new TearDown(parts).run(userId, now -> is(now, failed))) {
                parts.records()
                        .moveWhile(
                                userId,
                                now -> is(now, failed) && now.hasLeftovers(),
                                now ->
                                        parts.transitions()
                                                .failedAndGone(now, now.failure().orElseThrow()));
            }
        } catch (RuntimeException e) {
            if (!parts.background().isClosing()) {
                LOG.log(Level.ERROR, "What a start of " + userId + " made is not removed yet", e);
            }
        }
        failed.attemptId().ifPresent(attemptId -> parts.line().leave(userId, attemptId));
    }

    private static boolean is(Workspace now, Workspace failed) {
        return now.state() == WorkspaceState.FAILED && now.attemptId().equals(failed.attemptId());
    }
}
