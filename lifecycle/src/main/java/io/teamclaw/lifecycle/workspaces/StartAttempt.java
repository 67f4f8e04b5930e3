package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The work of one start attempt up to its task. Each step is written on condition of the one
 * before, so that of several workers of the same attempt only one goes on, and a stop overrules
 * them all.
 */
final class StartAttempt implements Runnable {
    private static final Logger LOG = System.getLogger(StartAttempt.class.getName());

    /** How much later than recorded a launch may begin: less than its limit has to spare. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final WorkspaceParts parts;
    private final User owner;
    private final Workspace claimed;
    private final String attemptId;

    /**
     * @param claimed as this worker left or found it; where somebody moved it since and it has no
     *     task yet, that one does the work
     */
    StartAttempt(WorkspaceParts parts, User owner, Workspace claimed) {
        this.parts = parts;
        this.owner = owner;
        this.claimed = claimed;
        this.attemptId = claimed.attemptId().orElseThrow();
    }

    /** Names the work in this process. */
    static String name(String attemptId) {
        return "start " + attemptId;
    }

    @Override
    public void run() {
        try {
            bringUp();
        } catch (TaskStartException e) {
            fail(e.failure());
        } catch (RuntimeException e) {
            if (!parts.background().isClosing()) {
                LOG.log(Level.ERROR, "The workspace of " + owner.id() + " did not start", e);
                fail(Causes.startBroke());
            }
        }
        if (!parts.background().isClosing()) {
            parts.line().leave(owner.id(), attemptId);
        }
    }

    private void bringUp() {
        Workspace now = parts.records().find(owner.id());
        if (!counts(now)) {
            return;
        }
        if (now.task().isEmpty() && now.version() == claimed.version()) {
            now = openLaunchPassed(now);
        }
        Optional<TaskRef> task = now.task();
        if (counts(now) && task.isEmpty() && now.version() == claimed.version()) {
            // The same attempt launches the same task: a launch that was cut off is repeated.
            task =
                    (now.launchUntil().isPresent()
                                    ? Optional.of(now)
                                    : enter(now).flatMap(this::prepare).flatMap(this::clearTheWay))
                            .flatMap(this::launch);
        }
        task.ifPresent(launched -> new StartFollow(parts, owner, attemptId, launched).run());
    }

    /**
     * Another's launch may still come and be recorded; once its time has passed, all that it
     * brought about can be seen, and is found by the next launch of the attempt.
     */
    private Workspace openLaunchPassed(Workspace open) {
        Workspace now = open;
        while (now.version() == claimed.version() && parts.transitions().mayStillLaunch(now)) {
            if (parts.background().pause(PAUSE)) {
                throw new CancellationException("The process ends");
            }
            now = parts.records().find(owner.id());
        }
        return now;
    }

    /** Into the line, or past it. */
    private Optional<Workspace> enter(Workspace from) {
        Transitions transitions = parts.transitions();
        if (parts.line().admit(from)) {
            return parts.records().move(from, transitions.preparing(from));
        }
        if (from.phase().equals(Optional.of(StartPhase.WAITING))) {
            return Optional.empty();
        }
        // Who left just before this was recorded could not know of it: hence the second look.
        return parts.records()
                .move(from, transitions.waiting(from))
                .filter(parts.line()::admit)
                .flatMap(waiting -> parts.records().move(waiting, transitions.preparing(waiting)));
    }

    private Optional<Workspace> prepare(Workspace from) {
        parts.prepareHooks(owner.id());
        parts.runtime().provision(owner);
        Optional<Workspace> prepared =
                parts.records().move(from, parts.transitions().provisioned(from));
        // Asked while the attempt is on record: whoever disables the person later finds it and
        // stops it, and whoever did so before is seen here.
        if (prepared.isPresent()
                && parts.users().find(owner.id()).filter(user -> !user.disabled()).isEmpty()) {
            fail(Causes.ownerDisabled());
            return Optional.empty();
        }
        return prepared;
    }

    /** Whatever runs for this person is not of this attempt, which has launched nothing yet. */
    private Optional<Workspace> clearTheWay(Workspace from) {
        boolean free =
                new TearDown(parts).stopAll(owner.id(), now -> now.version() == from.version());
        return free ? Optional.of(from) : Optional.empty();
    }

    /** Empty where the attempt was overruled; then nothing of it is left. */
    private Optional<TaskRef> launch(Workspace from) {
        Optional<Workspace> fenced =
                parts.records().move(from, parts.transitions().launching(from));
        if (fenced.isEmpty()) {
            return Optional.empty();
        }
        Instant until = fenced.get().launchUntil().orElseThrow();
        Clock clock = parts.platform().clock();
        if (clock.instant().isAfter(until.minus(TaskRuntime.LAUNCH_LIMIT).plus(LATE))) {
            // This process was frozen meanwhile: nobody would expect the launch any more.
            return launch(fenced.get());
        }
        TaskRef task;
        try {
            task = parts.runtime().launch(owner, attemptId);
        } catch (TaskStartException e) {
            if (e.saysThatNothingRuns()) {
                liftFence(until);
            }
            throw e;
        }
        return record(task, until);
    }

    private Optional<TaskRef> record(TaskRef task, Instant until) {
        boolean recorded = false;
        try {
            recorded =
                    parts.records()
                            .moveWhile(
                                    owner.id(),
                                    now -> counts(now) && now.task().orElse(task).equals(task),
                                    now -> parts.transitions().launched(now, task))
                            .isPresent();
        } finally {
            // Another worker of the same attempt may have recorded it, or brought it up, meanwhile:
            // then it stays. Whoever finds another task recorded stops its own.
            if (!recorded && !parts.records().find(owner.id()).task().equals(Optional.of(task))) {
                parts.runtime().stop(task, TearDown.STOP_GRACE);
                liftFence(until);
            }
        }
        return recorded ? Optional.of(task) : Optional.empty();
    }

    private void liftFence(Instant until) {
        parts.records()
                .moveWhile(
                        owner.id(),
                        now ->
                                now.attemptId().equals(Optional.of(attemptId))
                                        && now.launchUntil().equals(Optional.of(until)),
                        parts.transitions()::notLaunching);
    }

    private void fail(Failure failure) {
        new Failures(parts).fail(owner.id(), this::counts, failure);
    }

    private boolean counts(Workspace now) {
        return now.isStarting() && now.attemptId().equals(Optional.of(attemptId));
    }
}
