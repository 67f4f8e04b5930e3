package io.teamclaw.lifecycle.lambda;

import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it will be until a workspace runs: what its last start took, where the record still has
 * that, else what a start on Fargate takes as a rule. A guess, never a promise; while a start is
 * under way it shrinks, and stays at a few seconds when it takes longer than usual.
 */
final class StartEstimate {
    /**
     * A machine and its address in 20 to 40 s, its images in 10 to 30 s, OpenClaw in 10 to 30 s,
     * and a little before and after.
     */
    static final Duration USUAL = Duration.ofSeconds(90);

    /** The grace of a stop and what is around it, for one that has to stop first. */
    static final Duration STOP = Duration.ofSeconds(30);

    private static final Duration LEAST = Duration.ofSeconds(5);

    private StartEstimate() {}

    /**
     * @param rounds how many starts have to end before this one begins, for one in line
     */
    static Duration of(Workspace workspace, long rounds, Instant now) {
        if (workspace.state() == WorkspaceState.RUNNING) {
            return Duration.ZERO;
        }
        if (workspace.isStarting()) {
            Duration past =
                    workspace
                            .start()
                            .flatMap(StartEstimate::begin)
                            .filter(begin -> rounds == 0)
                            .map(begin -> Duration.between(begin, now))
                            .orElse(Duration.ZERO);
            return atLeast(USUAL.multipliedBy(rounds + 1).minus(past));
        }
        Duration start = workspace.start().flatMap(StartEstimate::taken).orElse(USUAL);
        return atLeast(workspace.state() == WorkspaceState.STOPPING ? start.plus(STOP) : start);
    }

    /** Without the time in line. */
    private static Optional<Duration> taken(Start start) {
        return begin(start)
                .flatMap(
                        begin ->
                                Optional.ofNullable(start.reached().get(StartPhase.READY))
                                        .map(end -> Duration.between(begin, end)))
                .filter(time -> !time.isNegative());
    }

    private static Optional<Instant> begin(Start start) {
        return Stream.of(StartPhase.PROVISIONING, StartPhase.LAUNCHING, StartPhase.REQUESTED)
                .flatMap(phase -> Optional.ofNullable(start.reached().get(phase)).stream())
                .findFirst();
    }

    private static Duration atLeast(Duration time) {
        return time.compareTo(LEAST) < 0 ? LEAST : time;
    }
}
