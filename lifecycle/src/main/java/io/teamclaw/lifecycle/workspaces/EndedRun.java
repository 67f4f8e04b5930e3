package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One task of a workspace, from when it was asked for until it was known to be gone.
 *
 * @param userId owner
 * @param team for whose limit it counted
 * @param attemptId the start that it came of: at most one task comes of each
 * @param from when it was asked for
 * @param until not before that
 */
public record EndedRun(
        UserId userId, Optional<TeamId> team, String attemptId, Instant from, Instant until) {

    /** What a transition ends, if it takes away the task that the record names. */
    static Optional<EndedRun> of(Workspace from, Workspace to, Instant now) {
        if (from.task().isEmpty() || from.task().equals(to.task())) {
            return Optional.empty();
        }
        return from.start()
                .map(
                        start -> {
                            Instant begin =
                                    start.reached()
                                            .getOrDefault(StartPhase.LAUNCHING, from.since());
                            return new EndedRun(
                                    from.userId(),
                                    from.place(),
                                    start.attemptId(),
                                    begin,
                                    now.isBefore(begin) ? begin : now);
                        });
    }
}
