package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Hands what a process has no time to finish to another, which needs no sweep to learn of it. */
final class HandOver {
    private static final Logger LOG = System.getLogger(HandOver.class.getName());

    private final WorkspaceParts parts;

    HandOver(WorkspaceParts parts) {
        this.parts = parts;
    }

    /**
     * Ends the background work and has others carry on what was not finished: only until its
     * deadline, lest what never ends goes from hand to hand for good.
     */
    void close() {
        Set<UserId> unfinished = parts.background().inTransition();
        parts.background().close();
        parts.platform()
                .dispatcher()
                .ifPresent(others -> unfinished.forEach(each -> dispatch(others, each)));
    }

    private void dispatch(StartDispatcher others, UserId userId) {
        try {
            Workspace now = parts.records().find(userId);
            boolean waits = now.phase().filter(StartPhase.WAITING::equals).isPresent();
            if (now.isInTransition() && !waits && !parts.transitions().expired(now)) {
                others.carryOn(userId);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The work on the workspace of " + userId + " is left to the next sweep",
                    e);
        }
    }
}
