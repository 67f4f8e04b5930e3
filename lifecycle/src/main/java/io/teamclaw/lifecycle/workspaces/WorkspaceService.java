package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Starts and stops workspaces. Each transition is one conditional write, so callers on several
 * machines agree; the work itself goes on in the background.
 */
public final class WorkspaceService implements TaskListener, AutoCloseable {
    private final WorkspaceStore store;
    private final WorkspaceParts parts;
    private final StopWork stops;
    private final StartWork starts;
    private final ActivityLog activity;
    private final Keeping keeping;
    private final Clock clock;
    private final WorkspacePages pages;

    private WorkspaceService(WorkspaceStore store, WorkspacePlatform platform) {
        BackgroundWork background = new BackgroundWork();
        this.store = store;
        this.parts =
                new WorkspaceParts(
                        new WorkspaceRecords(store, platform.hooks(), platform.clock()),
                        new Transitions(platform.clock()),
                        platform,
                        background,
                        new WaitingLine(
                                store,
                                platform.rules()::startsAtOnce,
                                platform.clock(),
                                platform.dispatcher().orElse(this::startInBackground)));
        this.stops = new StopWork(parts);
        this.starts = new StartWork(parts);
        this.activity = new ActivityLog(store, background);
        this.keeping = new Keeping(store, platform.rules(), platform.clock());
        this.clock = platform.clock();
        this.pages = store.pages();
    }

    /** Over the workspaces table of an environment. */
    public static WorkspaceService create(
            DynamoDbClient dynamoDb, String environment, WorkspacePlatform platform) {
        return new WorkspaceService(new WorkspaceStore(dynamoDb, environment), platform);
    }

    private void startInBackground(UserId userId) {
        parts.background().run("next in line " + userId, () -> starts.start(userId, Asked.UNKNOWN));
    }

    /** The workspace as recorded; {@link Workspace#absent} where there is none. */
    public Workspace find(UserId userId) {
        return parts.records().find(userId);
    }

    /**
     * Starts it if it does not run and is not starting, and returns at once with what is recorded
     * then. Two starts at once make one task.
     *
     * <p>One that is stopping is returned as it is: start it again when it has stopped; so is one
     * whose removal failed, until somebody has removed it with or without its files. A start or
     * stop that nobody finished before its deadline is taken over.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalStateException if the person is disabled, or after {@link #close}
     */
    public Workspace start(UserId userId) {
        return start(userId, Asked.UNKNOWN);
    }

    /** The same, on somebody's wish. */
    public Workspace start(UserId userId, Asked asked) {
        if (parts.background().isClosing()) {
            throw new IllegalStateException("TeamClaw is shutting down; try again in a minute");
        }
        Workspace now = starts.start(userId, asked);
        if (now.isStarting()) {
            activity.record(userId, clock.instant());
        }
        return now;
    }

    /**
     * The same, but one that is stopping, and not for good, is started in the background as soon as
     * it has stopped: whoever waits for this has a job due and does not ask again.
     */
    public Workspace startAfterStop(UserId userId) {
        return startAfterStop(userId, Asked.because("a job is due"));
    }

    private Workspace startAfterStop(UserId userId, Asked asked) {
        Workspace now = start(userId, asked);
        if (StartWork.mayStartLater(now)) {
            parts.background()
                    .run(
                            "start after the stop " + userId,
                            () -> starts.startAfterStop(userId, asked));
        }
        return now;
    }

    /** Whether it stops, and not for good: nobody can start it before that has ended. */
    public boolean startsLater(UserId userId) {
        return StartWork.mayStartLater(find(userId));
    }

    /**
     * Makes what a workspace needs without starting it, and returns when it is there: its first
     * start is faster then. It is recorded as stopped only afterwards; should this end half-way,
     * the sweep finds what has no record.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalStateException where it is being removed; the message is for a person
     * @throws TaskStartException with a cause that a person can act on
     */
    public Workspace provision(UserId userId) {
        User owner =
                parts.users()
                        .find(userId)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "There is no person with the id " + userId));
        if (find(userId).removal().isPresent()) {
            throw new IllegalStateException(
                    "The workspace is being removed; try again when that is done");
        }
        parts.runtime().provision(owner);
        parts.records()
                .moveWhile(
                        userId,
                        now -> now.state() == WorkspaceState.ABSENT,
                        parts.transitions()::stopped);
        parts.prepareHooks(userId);
        return find(userId);
    }

    /**
     * Stops it if it runs or starts; returns at once with what is recorded then. One that runs may
     * finish what it is at, for two minutes at most. Asking again changes nothing.
     */
    public Workspace stop(UserId userId) {
        return stop(userId, Asked.UNKNOWN);
    }

    /** The same, on somebody's wish. */
    public Workspace stop(UserId userId, Asked asked) {
        return stops.stop(userId, Transitions.DRAIN_LIMIT, asked);
    }

    /** Stops it as {@link #stop} does, without waiting for what it is busy with. */
    public Workspace stopNow(UserId userId) {
        return stopNow(userId, Asked.UNKNOWN);
    }

    /** The same, on somebody's wish. */
    public Workspace stopNow(UserId userId, Asked asked) {
        return stops.stop(userId, Duration.ZERO, asked);
    }

    /**
     * Stops it as {@link #stop} does, if it is up or starting, and starts it when it has stopped;
     * returns at once with what is recorded then. Should this process end before the stop does, it
     * stays stopped.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalStateException if the person is disabled, or after {@link #close}
     */
    public Workspace restart(UserId userId, Asked asked) {
        stop(userId, asked);
        return startAfterStop(userId, asked);
    }

    /**
     * Takes it away for good: stops it if it is up, then removes what was made for it; returns at
     * once with what is recorded then. Asking again carries it on. A start meanwhile has to wait
     * until it is absent. One that failed for an hour is {@code failed} with its cause: asking
     * again goes on where it was, and may then keep the files that could not be deleted.
     */
    public Workspace deprovision(UserId userId, Removal removal) {
        return deprovision(userId, removal, Asked.UNKNOWN);
    }

    /** The same, on somebody's wish. */
    public Workspace deprovision(UserId userId, Removal removal, Asked asked) {
        return stops.remove(userId, removal, asked);
    }

    /**
     * Some of the workspaces in a state, the one that was used last first: one query of the index,
     * eventually consistent.
     *
     * @param after where the page before ended; empty for the first
     * @param size most workspaces to read, up to 1,000
     */
    public WorkspacePage page(WorkspaceState state, Optional<WorkspacePage.Mark> after, int size) {
        return pages.read(state, after, size);
    }

    /** Who has a workspace, by id: one query of the index for each state, eventually consistent. */
    public List<UserId> people() {
        return Stream.of(WorkspaceState.values())
                .filter(state -> state != WorkspaceState.ABSENT)
                .flatMap(store::inState)
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .map(Workspace::userId)
                .distinct()
                .sorted(Comparator.comparing(UserId::value))
                .toList();
    }

    /** The place of a start that waits for others, from 1; empty where it does not wait. */
    public OptionalInt positionInLine(UserId userId) {
        return positionInLine(find(userId));
    }

    /** The same of a record that was just read. Others' places are known two seconds late. */
    public OptionalInt positionInLine(Workspace workspace) {
        return parts.line().position(workspace);
    }

    /**
     * Has those in line started for whom there is room; the sweep does that too.
     *
     * @return how many they are
     */
    public int startNextInLine() {
        return parts.line().startNext();
    }

    /**
     * Waits for what this service does in the background.
     *
     * @return whether it is all done; else the limit has passed
     */
    public boolean awaitWork(Duration limit) {
        return parts.background().awaitAll(limit);
    }

    /**
     * Somebody used it just now. Written at most every 30 s per workspace, in the background; never
     * fails the caller.
     */
    public void recordActivity(UserId userId, Instant at) {
        activity.record(userId, at);
    }

    /**
     * Keeps it up from now on for that long, whether it is used or not; a later call sets another
     * time. It also counts after a restart.
     *
     * @param time from one hour up to what {@link WorkspaceRules#longestKeep} allows
     * @return as stored now
     * @throws IllegalArgumentException for another time; the message is for a person
     * @throws IllegalStateException where it is neither up nor starting; the message is for a
     *     person
     */
    public Workspace keep(UserId userId, Duration time) {
        return keeping.keep(userId, time);
    }

    /** How many may be starting at a time; at least one. */
    public int startsAtOnce() {
        return Math.max(1, parts.platform().rules().startsAtOnce());
    }

    /** For how long a workspace may be kept up, at most. */
    public Duration longestKeep() {
        return parts.platform().rules().longestKeep();
    }

    /** Takes a keep back; nothing where there is none. */
    public void endKeep(UserId userId) {
        keeping.endKeep(userId);
    }

    /** Why this person's workspace is up, and until when; empty where it does not run. */
    public Optional<Uptime> uptime(User owner) {
        return uptime(owner, find(owner.id()));
    }

    /** The same of a record that was just read; empty also where its owner is gone. */
    public Optional<Uptime> uptime(Workspace workspace) {
        return workspace.state() == WorkspaceState.RUNNING
                ? parts.users().find(workspace.userId()).flatMap(owner -> uptime(owner, workspace))
                : Optional.empty();
    }

    private Optional<Uptime> uptime(User owner, Workspace workspace) {
        return workspace.state() == WorkspaceState.RUNNING
                ? Optional.of(new Uptimes(parts.platform()).of(owner, workspace))
                : Optional.empty();
    }

    /**
     * Looks through all workspaces that are up or in transition: stops what is idle, puts right
     * what is recorded otherwise than it is, carries on what nobody finished and removes what has
     * no owner. To be called at the start of a process and then every minute to every quarter of an
     * hour. Stops go on in the background afterwards. Never throws.
     */
    public SweepReport sweep() {
        return sweep(() -> true);
    }

    /**
     * The same within a time.
     *
     * @param hasTime whether it may begin with something more, which may take half a minute; what
     *     it does not come to is counted and left to the next sweep
     */
    public SweepReport sweep(BooleanSupplier hasTime) {
        return new Sweep(this, parts, store, hasTime).run();
    }

    /**
     * Puts one workspace right, e.g. after nobody listened at its address: what the sweep does for
     * all, without asking whether it is idle. Never throws.
     */
    public void repair(UserId userId) {
        new Repairs(parts, new SweepTally()).repair(userId);
    }

    /**
     * Goes on, in the background, with a start or stop that the process which was at it has handed
     * over; nothing where there is none. Asking twice does no harm.
     */
    public void carryOn(UserId userId) {
        Workspace now = find(userId);
        if (now.isStarting()) {
            starts.carryOn(now);
        } else if (now.state() == WorkspaceState.STOPPING) {
            stops.carryOn(now);
        }
    }

    /**
     * Tells of each change made by this process; returns what ends the subscription. Two changes
     * that follow each other closely may be told in the other order: the version says which is
     * newer.
     */
    public AutoCloseable onChange(Consumer<Workspace> listener) {
        return parts.records().onChange(listener);
    }

    /** A task ended, as its runtime or ECS says; late, repeated and foreign news change nothing. */
    @Override
    public void taskEnded(UserId owner, TaskRef task, TaskStatus.Gone how) {
        new TaskEnds(parts).record(owner, task, how);
    }

    /**
     * Ends the background work, and hands on what is not finished where there is a dispatcher;
     * running tasks are left as they are.
     */
    @Override
    public void close() {
        new HandOver(parts).close();
    }
}
