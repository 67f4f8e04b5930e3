package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.names.WorkspaceTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** For how long somebody waits in line at most. */
    static final Duration WAIT_LIMIT = Duration.ofMinutes(30);

    /** What the slowest task takes to end, and room for the calls before and after. */
    static final Duration STOP_LIMIT = WorkspaceTask.LONGEST_STOP.plusSeconds(15);

    /** How long a stop waits until OpenClaw has finished what it is at. */
    static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);

    /** After that time a removal that fails is not tried again until somebody asks. */
    static final Duration REMOVAL_LIMIT = Duration.ofHours(1);

    /** After that time a removal whose tries do not even come to an end is given up. */
    static final Duration LONGEST_REMOVAL = Duration.ofHours(3);

    /** A step of a start takes less; who shows none for that long is not at work any more. */
    static final Duration STEP_LIMIT = Duration.ofMinutes(1);

    private final Clock clock;

    Transitions(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new attempt. Only what never was provisioned goes through that state.
     *
     * @param team for whose limit it counts from now on
     */
    Workspace requested(Workspace from, String attemptId, TeamId team) {
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
                .place(Optional.of(team))
                .deadline(deadline(START_LIMIT))
                .build();
    }

    /** In line, in the same order as it came. */
    Workspace waiting(Workspace from) {
        return from.edit()
                .start(from.start().map(start -> start.at(StartPhase.WAITING, now())))
                .deadline(deadline(WAIT_LIMIT))
                .build();
    }

    /** Out of the line and at work; who carries that on has no more time for it. */
    Workspace preparing(Workspace from) {
        boolean already = from.phase().equals(Optional.of(StartPhase.PROVISIONING));
        return from.edit()
                .start(from.start().map(start -> start.at(StartPhase.PROVISIONING, now())))
                .deadline(already ? from.deadline() : deadline(START_LIMIT))
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
                .start(from.start().map(start -> start.at(phase, now())))
                .deadline(deadline)
                .build();
    }

    Workspace provisioned(Workspace from) {
        return from.edit().state(WorkspaceState.STARTING, now()).build();
    }

    /** From here on a launch may have its effect, whether it gets recorded or not. */
    Workspace launching(Workspace from) {
        Optional<Instant> until = Optional.of(now().plus(TaskRuntime.LAUNCH_LIMIT));
        return from.edit()
                .start(
                        from.start()
                                .map(
                                        start ->
                                                start.at(StartPhase.LAUNCHING, now())
                                                        .launching(until)))
                .build();
    }

    Workspace launched(Workspace from, TaskRef task) {
        return unfenced(from).task(Optional.of(task)).build();
    }

    /**
     * No launch has an effect any more that is not recorded. A start that was given up meanwhile
     * has nothing left then, and gives its place back.
     */
    Workspace notLaunching(Workspace from) {
        Workspace unfenced = unfenced(from).build();
        return unfenced.state() == WorkspaceState.FAILED && !unfenced.hasLeftovers()
                ? unfenced.edit().place(Optional.empty()).build()
                : unfenced;
    }

    Workspace running(Workspace from, TaskAddress address) {
        return settled(from, WorkspaceState.RUNNING)
                .start(from.start().map(start -> start.at(StartPhase.READY, now()).ended()))
                .address(Optional.of(address))
                .build();
    }

    /**
     * @param drain how long it may wait for what it is busy with
     */
    Workspace stopping(Workspace from, Duration drain) {
        return settled(from, WorkspaceState.STOPPING)
                .removal(from.removal())
                .deadline(deadline(drain.plus(STOP_LIMIT)))
                .build();
    }

    /** Whether a stop may still wait for what the workspace is busy with. */
    boolean mayDrain(Workspace stopping) {
        return stopping.deadline()
                .filter(deadline -> clock.instant().isBefore(deadline.minus(STOP_LIMIT)))
                .isPresent();
    }

    Workspace stopWaitsFor(Workspace from, String what) {
        return from.edit().stopWaitsFor(Optional.of(what)).build();
    }

    /**
     * Stopping to be taken away for good. Once the files are to be deleted, that stays, unless a
     * removal came to nothing and is asked for anew.
     */
    Workspace removing(Workspace from, Removal removal) {
        Removal widest =
                from.removal()
                        .filter(Removal.DELETE_FILES::equals)
                        .filter(delete -> from.state() != WorkspaceState.FAILED)
                        .orElse(removal);
        return stopping(from, Duration.ZERO).edit().removal(Optional.of(widest)).build();
    }

    /** Whether a removal that fails now has been tried for long enough. */
    boolean isRemovalStuck(Workspace removing) {
        return isAgo(removing.since(), REMOVAL_LIMIT);
    }

    /** Whether a removal goes on for so long that its tries cannot come to an end. */
    boolean removalNeverEnds(Workspace stopping) {
        return stopping.removal().isPresent()
                && expired(stopping)
                && isAgo(stopping.since(), LONGEST_REMOVAL);
    }

    /** What is still to be removed is not forgotten. */
    Workspace removalFailed(Workspace from, Failure failure) {
        return failed(from, failure).edit().removal(from.removal()).build();
    }

    /** Whether a start has taken no step for so long that nobody can be at it. */
    boolean standsStill(Workspace starting) {
        if (starting.launchUntil().isPresent()) {
            return !mayStillLaunch(starting);
        }
        Instant last =
                starting.start().stream()
                        .flatMap(start -> start.reached().values().stream())
                        .max(Instant::compareTo)
                        .filter(starting.since()::isBefore)
                        .orElse(starting.since());
        return isAgo(last, STEP_LIMIT);
    }

    private boolean isAgo(Instant then, Duration time) {
        return !clock.instant().isBefore(then.plus(time));
    }

    /** While it is taken away: its task is gone. */
    Workspace taskless(Workspace from) {
        return unfenced(from).task(Optional.empty()).build();
    }

    Workspace stopped(Workspace from) {
        return down(from, WorkspaceState.STOPPED).build();
    }

    Workspace absent(Workspace from) {
        return down(from, WorkspaceState.ABSENT).start(Optional.empty()).build();
    }

    /** Failed; a task or launch that still has to be removed stays on record, with the place. */
    Workspace failed(Workspace from, Failure failure) {
        WorkspaceEdit edit = settled(from, WorkspaceState.FAILED).failure(Optional.of(failure));
        return edit.build().hasLeftovers() ? edit.build() : edit.place(Optional.empty()).build();
    }

    /** Failed, and nothing is left of it. */
    Workspace failedAndGone(Workspace from, Failure failure) {
        return down(from, WorkspaceState.FAILED)
                .failure(Optional.of(failure))
                .removal(from.removal())
                .build();
    }

    /** Whether a launch of it that is not recorded may still have its effect. */
    boolean mayStillLaunch(Workspace workspace) {
        return workspace.launchUntil().filter(until -> clock.instant().isBefore(until)).isPresent();
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
                .start(from.start().map(Start::ended))
                .failure(Optional.empty())
                .address(Optional.empty())
                .stopWaitsFor(Optional.empty())
                .removal(Optional.empty())
                .deadline(Optional.empty());
    }

    /** No task, no launch, no place. */
    private WorkspaceEdit down(Workspace from, WorkspaceState state) {
        return settled(from, state)
                .start(from.start().map(start -> start.ended().launching(Optional.empty())))
                .task(Optional.empty())
                .place(Optional.empty());
    }

    private static WorkspaceEdit unfenced(Workspace from) {
        return from.edit().start(from.start().map(start -> start.launching(Optional.empty())));
    }

    private Optional<Instant> deadline(Duration limit) {
        return Optional.of(now().plus(limit));
    }

    /** As exact as it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
