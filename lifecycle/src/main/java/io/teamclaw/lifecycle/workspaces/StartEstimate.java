package io.teamclaw.lifecycle.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it will be until a workspace runs: what its last start took, where the record still has
 * that, else what a start on Fargate takes as a rule. A guess, never a promise; while a start is
 * under way it shrinks, and stays at a few seconds when it takes longer than usual.
 */
public final class StartEstimate {
    /**
     * A machine and its address in 20 to 40 s, its images in 10 to 30 s, OpenClaw in 10 to 30 s,
     * and a little before and after.
     */
    public static final Duration USUAL = Duration.ofSeconds(90);

    /** The grace of a stop and what is around it, for one that has to stop first. */
    static final Duration STOP = Duration.ofSeconds(30);

    private static final Duration LEAST = Duration.ofSeconds(5);

    private StartEstimate() {}

    /**
     * What most recent starts took at most, of workspaces that ran: the middle one of them.
     *
     * @return empty where none of them has the times of its start
     */
    public static Optional<Duration> median(List<Workspace> ran) {
        List<Duration> times =
                ran.stream()
                        .flatMap(each -> each.start().flatMap(StartEstimate::taken).stream())
                        .sorted()
                        .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    /** With {@link #USUAL} for what is not known. */
    public static Duration of(Workspace workspace, long rounds, Instant now) {
        return of(workspace, rounds, USUAL, now);
    }

    /**
     * @param rounds how many starts have to end before this one begins, for one in line
     * @param usual what a start takes here, where this workspace does not tell by itself
     */
    public static Duration of(Workspace workspace, long rounds, Duration usual, Instant now) {
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
            return atLeast(usual.multipliedBy(rounds + 1).minus(past));
        }
        Duration start = workspace.start().flatMap(StartEstimate::taken).orElse(usual);
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
