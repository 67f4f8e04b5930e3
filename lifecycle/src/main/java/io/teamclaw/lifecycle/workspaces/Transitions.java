package io.teamclaw.lifecycle.workspaces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a workspace becomes by each step: the state machine, without any effect. */
final class Transitions {
    /**
     * A start of an installed OpenClaw takes seconds; a cold ECS task with its image some three
     * minutes. Less than the five that a function has for all of it.
     */
    static final Duration START_LIMIT = Duration.ofMinutes(4);

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
        return settled(from, state)
                .since(now)
                .start(
                        Optional.of(
                                new Start(
                                        attemptId,
                                        Optional.of(StartPhase.REQUESTED),
                                        Map.of(StartPhase.REQUESTED, now),
                                        Optional.empty())))
                .task(Optional.empty())
                .deadline(deadline(START_LIMIT))
                .build();
    }

    /** The same attempt with a new deadline, for one that nobody carried on. */
    Workspace resumed(Workspace from) {
        return from.edit().deadline(deadline(START_LIMIT)).build();
    }

    Workspace phase(Workspace from, StartPhase phase) {
        Optional<Instant> deadline = from.deadline();
        if (phase == StartPhase.INSTALLING) {
            deadline = deadline(INSTALL_LIMIT);
        } else if (from.phase().equals(Optional.of(StartPhase.INSTALLING))) {
            deadline = deadline(START_LIMIT);
        }
        return from.edit()
                .start(from.start().map(start -> at(phase, start)))
                .deadline(deadline)
                .build();
    }

    Workspace provisioned(Workspace from) {
        return from.edit().state(WorkspaceState.STARTING, now()).build();
    }

    Workspace launched(Workspace from, TaskRef task) {
        return from.edit().task(Optional.of(task)).build();
    }

    Workspace running(Workspace from, TaskAddress address) {
        return settled(from, WorkspaceState.RUNNING)
                .start(from.start().map(start -> ended(at(StartPhase.READY, start))))
                .address(Optional.of(address))
                .build();
    }

    Workspace stopping(Workspace from) {
        return settled(from, WorkspaceState.STOPPING).deadline(deadline(STOP_LIMIT)).build();
    }

    Workspace stopped(Workspace from) {
        return settled(from, WorkspaceState.STOPPED).task(Optional.empty()).build();
    }

    /**
     * @param leftBehind a task that still has to be removed
     */
    Workspace failed(Workspace from, Failure failure, Optional<TaskRef> leftBehind) {
        return settled(from, WorkspaceState.FAILED)
                .failure(Optional.of(failure))
                .task(leftBehind)
                .build();
    }

    boolean expired(Workspace workspace) {
        return workspace
                .deadline()
                .filter(deadline -> !clock.instant().isBefore(deadline))
                .isPresent();
    }

    /** Nothing of the former state is left but the task. */
    private WorkspaceEdit settled(Workspace from, WorkspaceState state) {
        return from.edit()
                .state(state, now())
                .start(from.start().map(Transitions::ended))
                .failure(Optional.empty())
                .address(Optional.empty())
                .deadline(Optional.empty());
    }

    /** When it came to a phase is noted at the first time. */
    private Start at(StartPhase phase, Start start) {
        Map<StartPhase, Instant> reached = new EnumMap<>(StartPhase.class);
        reached.putAll(start.reached());
        reached.putIfAbsent(phase, now());
        return new Start(start.attemptId(), Optional.of(phase), reached, start.launchUntil());
    }

    private static Start ended(Start start) {
        return new Start(start.attemptId(), Optional.empty(), start.reached(), start.launchUntil());
    }

    private Optional<Instant> deadline(Duration limit) {
        return Optional.of(now().plus(limit));
    }

    /** As exact as it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
