package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.SweepTally.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stops idle workspaces, many at a time: each is decided on its own, and fails on its own. */
final class IdleStops {
    private static final Logger LOG = System.getLogger(IdleStops.class.getName());

    /** So many calls at a time the runtime's service takes without refusing. */
    private static final int AT_ONCE = 32;

    /** How long a sweep waits for the decisions; the stops go on without it. */
    private static final Duration DECIDE_LIMIT = Duration.ofSeconds(90);

    /** How often the wait asks whether there is time. */
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private final WorkspaceParts parts;
    private final SweepTally tally;
    private final IdleLook look;
    private final BooleanSupplier hasTime;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * @param hasTime whether it may go on waiting for decisions
     */
    IdleStops(WorkspaceParts parts, IdleLook look, SweepTally tally, BooleanSupplier hasTime) {
        this.parts = parts;
        this.look = look;
        this.hasTime = hasTime;
        this.tally = tally;
    }

    /**
     * @param running as the index has them
     */
    void stopIdle(List<Workspace> running) {
        Instant now = parts.platform().clock().instant();
        List<CountDownLatch> decisions = new ArrayList<>();
        for (Workspace each : running) {
            if (isCandidate(each, now)) {
                begin(each).ifPresent(decisions::add);
            }
        }
        long end = System.nanoTime() + DECIDE_LIMIT.toNanos();
        for (CountDownLatch decision : decisions) {
            if (!await(decision, end)) {
                tally.add(Count.LEFT);
            }
        }
    }

    /** By the index alone, so that what is in use costs no further read. */
    private boolean isCandidate(Workspace indexed, Instant now) {
        Instant quiet = Uptime.lastKnownUse(indexed).plus(WorkspaceRules.SHORTEST_IDLE_TIME);
        if (now.isBefore(quiet)) {
            return false;
        }
        if (indexed.activity().keepUntil().filter(now::isBefore).isPresent()) {
            tally.add(Count.KEPT);
            return false;
        }
        return true;
    }

    private Optional<CountDownLatch> begin(Workspace indexed) {
        String name = "look " + indexed.userId();
        if (parts.background().isRunning(name)) {
            return Optional.empty();
        }
        CountDownLatch decided = new CountDownLatch(1);
        try {
            parts.background().run(name, () -> decide(indexed, decided));
            return Optional.of(decided);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The sweep is cut short by the end");
            tally.add(Count.LEFT);
            return Optional.empty();
        }
    }

    private void decide(Workspace indexed, CountDownLatch decided) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            decided.countDown();
            return;
        }
        try {
            Optional<Workspace> stopping = look.at(indexed);
            decided.countDown();
            stopping.ifPresent(this::await);
        } catch (RuntimeException e) {
            failed(indexed.userId(), e);
        } finally {
            places.release();
            decided.countDown();
        }
    }

    /** Keeps its place until it is stopped, so that not too many stop at a time. */
    private void await(Workspace stopping) {
        parts.background().awaitEnd(StopAttempt.name(stopping.userId()), Transitions.STOP_LIMIT);
    }

    private void failed(UserId userId, RuntimeException e) {
        if (!parts.background().isClosing()) {
            LOG.log(Level.ERROR, "The workspace of " + userId + " could not be looked at", e);
            tally.add(Count.FAILURES);
        }
    }

    private boolean await(CountDownLatch decision, long end) {
        try {
            boolean decided = decision.getCount() == 0;
            while (!decided && hasTime.getAsBoolean() && System.nanoTime() < end) {
                decided = decision.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
            return decided;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
