package io.teamclaw.lifecycle.workspaces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a workspace becomes by each step: the state machine, without any effect. */
final class Transitions {
    /**
     * A start of an installed OpenClaw takes seconds; a cold ECS task with its image some three
     * minutes.
     */
    static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** The first start on a machine fetches OpenClaw and Node over whatever line there is. */
    static final Duration INSTALL_LIMIT = Duration.ofMinutes(20);

    /** The runtime's grace of 20 s, and room for a slow machine. */
    static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final Clock clock;

    Transitions(Clock clock) {
        this.clock = clock;
    }

    /** A new attempt. Only what never was provisioned goes through that state. */
    Workspace requested(Workspace from, String attemptId) {
        WorkspaceState state =
                from.state() == WorkspaceState.ABSENT
                        ? WorkspaceState.PROVISIONING
                        : WorkspaceState.STARTING;
        Instant now = now();
        return new Workspace(
                from.userId(),
                state,
                now,
                Optional.of(StartPhase.REQUESTED),
                Optional.empty(),
                Optional.of(attemptId),
                Optional.empty(),
                Optional.empty(),
                from.version() == 0 ? now : from.lastActiveAt(),
                Optional.of(now.plus(START_LIMIT)),
                from.version());
    }

    /** The same attempt with a new deadline, for one that nobody carried on. */
    Workspace resumed(Workspace from) {
        return starting(from, from.state(), from.phase(), from.task(), deadline(START_LIMIT));
    }

    Workspace phase(Workspace from, StartPhase phase) {
        Optional<Instant> deadline = from.deadline();
        if (phase == StartPhase.INSTALLING) {
            deadline = deadline(INSTALL_LIMIT);
        } else if (from.phase().equals(Optional.of(StartPhase.INSTALLING))) {
            deadline = deadline(START_LIMIT);
        }
        return starting(from, from.state(), Optional.of(phase), from.task(), deadline);
    }

    Workspace provisioned(Workspace from) {
        return starting(from, WorkspaceState.STARTING, from.phase(), from.task(), from.deadline());
    }

    Workspace launched(Workspace from, TaskRef task) {
        return starting(from, from.state(), from.phase(), Optional.of(task), from.deadline());
    }

    Workspace running(Workspace from, TaskAddress address) {
        return settled(
                from,
                WorkspaceState.RUNNING,
                Optional.empty(),
                from.task(),
                Optional.of(address),
                Optional.empty());
    }

    Workspace stopping(Workspace from) {
        return settled(
                from,
                WorkspaceState.STOPPING,
                Optional.empty(),
                from.task(),
                Optional.empty(),
                deadline(STOP_LIMIT));
    }

    Workspace stopped(Workspace from) {
        return settled(
                from,
                WorkspaceState.STOPPED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * @param leftBehind a task that still has to be removed
     */
    Workspace failed(Workspace from, String cause, Optional<TaskRef> leftBehind) {
        return settled(
                from,
                WorkspaceState.FAILED,
                Optional.of(cause),
                leftBehind,
                Optional.empty(),
                Optional.empty());
    }

    boolean expired(Workspace workspace) {
        return workspace
                .deadline()
                .filter(deadline -> !clock.instant().isBefore(deadline))
                .isPresent();
    }

    private Workspace starting(
            Workspace from,
            WorkspaceState state,
            Optional<StartPhase> phase,
            Optional<TaskRef> task,
            Optional<Instant> deadline) {
        return new Workspace(
                from.userId(),
                state,
                state == from.state() ? from.since() : now(),
                phase,
                Optional.empty(),
                from.attemptId(),
                task,
                Optional.empty(),
                from.lastActiveAt(),
                deadline,
                from.version());
    }

    private Workspace settled(
            Workspace from,
            WorkspaceState state,
            Optional<String> cause,
            Optional<TaskRef> task,
            Optional<TaskAddress> address,
            Optional<Instant> deadline) {
        return new Workspace(
                from.userId(),
                state,
                state == from.state() ? from.since() : now(),
                Optional.empty(),
                cause,
                from.attemptId(),
                task,
                address,
                from.lastActiveAt(),
                deadline,
                from.version());
    }

    private Optional<Instant> deadline(Duration limit) {
        return Optional.of(now().plus(limit));
    }

    /** As exact as it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
