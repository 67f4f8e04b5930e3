package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Lets as many start at once as may, and the others in the order in which they came. */
final class WaitingLine {
    private static final Logger LOG = System.getLogger(WaitingLine.class.getName());

    /** Beyond the start's own limit, so that whoever takes it over in time finds its slot. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private static final Comparator<Workspace> ORDER =
            Comparator.comparing(Workspace::since)
                    .thenComparing(workspace -> workspace.userId().value());

    private final WorkspaceStore store;
    private final IntSupplier startsAtOnce;
    private final Clock clock;
    private final StartDispatcher dispatcher;

    WaitingLine(
            WorkspaceStore store,
            IntSupplier startsAtOnce,
            Clock clock,
            StartDispatcher dispatcher) {
        this.store = store;
        this.startsAtOnce = startsAtOnce;
        this.clock = clock;
        this.dispatcher = dispatcher;
    }

    /**
     * Whether this start may go on now; then it holds a slot. Whoever has waited for longer goes
     * first, as far as the index knows of them yet.
     */
    boolean admit(Workspace starting) {
        String attemptId = starting.attemptId().orElseThrow();
        Map<String, Instant> held = store.slots().held(clock.instant());
        if (!held.containsKey(attemptId)) {
            int free = startsAtOnce.getAsInt() - held.size();
            if (free < 1) {
                return false;
            }
            if (stillWaiting().filter(each -> ORDER.compare(each, starting) < 0).count() >= free) {
                startNext();
                return false;
            }
        }
        return hold(attemptId, Transitions.START_LIMIT);
    }

    /** Takes or keeps a slot for that long. */
    boolean hold(String attemptId, Duration time) {
        Instant now = clock.instant();
        return store.slots()
                .take(attemptId, startsAtOnce.getAsInt(), now, now.plus(time).plus(SPARE));
    }

    /** Gives the attempt's slot to the next in line, unless the attempt goes on. */
    void leave(UserId userId, String attemptId) {
        Workspace now = store.find(userId);
        boolean goesOn = now.isStarting() && now.attemptId().filter(attemptId::equals).isPresent();
        if (!goesOn && store.slots().release(attemptId)) {
            startNext();
        }
    }

    /**
     * Has as many started as there are free slots.
     *
     * @return how many that are
     */
    int startNext() {
        int free = startsAtOnce.getAsInt() - store.slots().held(clock.instant()).size();
        List<UserId> next = stillWaiting().limit(Math.max(free, 0)).map(Workspace::userId).toList();
        return Math.toIntExact(next.stream().filter(this::dispatch).count());
    }

    private boolean dispatch(UserId next) {
        try {
            dispatcher.start(next);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The turn of {0} came at the end of this process", next);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The start of " + next + ", whose turn it is, was not begun", e);
        }
        return false;
    }

    /** From 1; empty where it does not wait. Others' places are as the index knows them. */
    OptionalInt position(UserId userId) {
        Workspace mine = store.find(userId);
        if (!waits(mine)) {
            return OptionalInt.empty();
        }
        long ahead = store.waiting().stream().filter(each -> ORDER.compare(each, mine) < 0).count();
        return OptionalInt.of(Math.toIntExact(ahead) + 1);
    }

    /** In order; each is looked up only when it is asked for. */
    private Stream<Workspace> stillWaiting() {
        List<Workspace> listed = store.waiting().stream().sorted(ORDER).toList();
        return listed.stream().map(each -> store.find(each.userId())).filter(WaitingLine::waits);
    }

    private static boolean waits(Workspace workspace) {
        return workspace.isStarting()
                && workspace.phase().filter(StartPhase.WAITING::equals).isPresent();
    }
}
