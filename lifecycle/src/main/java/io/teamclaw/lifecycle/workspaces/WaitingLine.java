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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lets as many start at once as may, and the others in the order in which they came. */
final class WaitingLine {
    private static final Logger LOG = System.getLogger(WaitingLine.class.getName());

    /** Beyond the start's own limit, so that whoever takes it over in time finds its slot. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private static final Comparator<Workspace> ORDER =
            Comparator.comparing(Workspace::since)
                    .thenComparing(workspace -> workspace.userId().value());

    private static final Duration FRESH = Duration.ofSeconds(2);

    /** The line as it was at a moment. */
    private record Seen(List<Workspace> line, Instant at) {}

    private final WorkspaceStore store;
    private final IntSupplier startsAtOnce;
    private final Clock clock;
    private final StartDispatcher dispatcher;
    private final AtomicReference<Seen> seen = new AtomicReference<>();

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
            if (stillWaiting(line()).filter(isBefore(starting)).limit(free).count() >= free) {
                startNext();
                return false;
            }
        }
        return hold(attemptId, Transitions.START_LIMIT);
    }

    /** Takes or keeps a slot for that long. */
    boolean hold(String attemptId, Duration time) {
        Instant now = clock.instant();
        // It leaves the line.
        seen.set(null);
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
     * Has as many started as there are free slots, or whoever knows how many those are do so. It
     * looks anew, for who is overlooked here would wait for the next sweep.
     *
     * @return how many that are
     */
    int startNext() {
        if (dispatcher.startNext()) {
            return 0;
        }
        int free = startsAtOnce.getAsInt() - store.slots().held(clock.instant()).size();
        if (free < 1) {
            return 0;
        }
        List<UserId> next = stillWaiting(look()).limit(free).map(Workspace::userId).toList();
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

    /** From 1; empty where it does not wait. Others' places are as the index knew them just now. */
    OptionalInt position(Workspace mine) {
        return waits(mine)
                ? OptionalInt.of(
                        Math.toIntExact(line().stream().filter(isBefore(mine)).count()) + 1)
                : OptionalInt.empty();
    }

    private static Predicate<Workspace> isBefore(Workspace mine) {
        return each -> ORDER.compare(each, mine) < 0;
    }

    /** Each is looked up only when it is asked for: the index knows late who left. */
    private Stream<Workspace> stillWaiting(List<Workspace> line) {
        return line.stream().map(each -> store.find(each.userId())).filter(WaitingLine::waits);
    }

    /** In order, at most two seconds old. Whoever waits asks every few seconds. */
    private List<Workspace> line() {
        Seen before = seen.get();
        return before != null && clock.instant().isBefore(before.at().plus(FRESH))
                ? before.line()
                : look();
    }

    private List<Workspace> look() {
        Instant now = clock.instant();
        List<Workspace> line = store.waiting().stream().sorted(ORDER).toList();
        seen.set(new Seen(line, now));
        return line;
    }

    private static boolean waits(Workspace workspace) {
        return workspace.isStarting()
                && workspace.phase().filter(StartPhase.WAITING::equals).isPresent();
    }
}
