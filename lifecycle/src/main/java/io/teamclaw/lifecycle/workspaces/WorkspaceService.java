package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Starts and stops workspaces. Each transition is one conditional write, so callers on several
 * machines agree; the work itself goes on in the background.
 */
public final class WorkspaceService implements TaskListener, AutoCloseable {
    private static final Logger LOG = System.getLogger(WorkspaceService.class.getName());

    private final UserStore users;
    private final WorkspaceStore store;
    private final WorkspaceParts parts;
    private final ActivityLog activity;
    private final Keeping keeping;
    private final Clock clock;

    private WorkspaceService(WorkspaceStore store, WorkspacePlatform platform) {
        BackgroundWork background = new BackgroundWork();
        this.users = platform.users();
        this.store = store;
        this.parts =
                new WorkspaceParts(
                        new WorkspaceRecords(store),
                        new Transitions(platform.clock()),
                        platform,
                        background);
        this.activity = new ActivityLog(store, background);
        this.keeping = new Keeping(store, platform.rules(), platform.clock());
        this.clock = platform.clock();
    }

    /** Over the workspaces table of an environment. */
    public static WorkspaceService create(
            DynamoDbClient dynamoDb, String environment, WorkspacePlatform platform) {
        return new WorkspaceService(new WorkspaceStore(dynamoDb, environment), platform);
    }

    /** The workspace as recorded; {@link Workspace#absent} where there is none. */
    public Workspace find(UserId userId) {
        return parts.records().find(userId);
    }

    /**
     * Starts it if it does not run and is not starting, and returns at once with what is recorded
     * then. Two starts at once make one task.
     *
     * <p>One that is stopping is returned as it is: start it again when it has stopped. A start or
     * stop that nobody finished before its deadline is taken over.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalStateException if the person is disabled, or after {@link #close}
     */
    public Workspace start(UserId userId) {
        if (parts.background().isClosing()) {
            throw new IllegalStateException("TeamClaw is shutting down; try again in a minute");
        }
        User owner =
                users.find(userId)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "There is no person with the id " + userId));
        if (owner.disabled()) {
            throw new IllegalStateException(
                    "This account is disabled; an administrator can enable it");
        }
        return Retries.until("start a workspace", () -> tryStart(owner));
    }

    private Optional<Workspace> tryStart(User owner) {
        Workspace now = find(owner.id());
        boolean takenOver = parts.transitions().expired(now);
        if (now.state() == WorkspaceState.RUNNING || now.isInTransition() && !takenOver) {
            return Optional.of(now);
        }
        if (now.task().isPresent()) {
            // What an earlier start left behind goes first: two tasks must not share one home.
            return parts.records()
                    .move(now, parts.transitions().stopping(now))
                    .map(stopping -> stopInBackground(stopping, () -> start(owner.id())));
        }
        Workspace next =
                now.isStarting()
                        ? parts.transitions().resumed(now)
                        : parts.transitions().requested(now, UUID.randomUUID().toString());
        return parts.records().move(now, next).map(claimed -> startInBackground(owner, claimed));
    }

    private Workspace startInBackground(User owner, Workspace claimed) {
        String attemptId = claimed.attemptId().orElseThrow();
        StartAttempt attempt = new StartAttempt(parts, owner, attemptId);
        activity.record(owner.id(), clock.instant());
        parts.background().run(StopAttempt.startName(attemptId), attempt);
        return claimed;
    }

    /**
     * Stops it if it runs or starts; returns at once with what is recorded then. Asking again
     * changes nothing.
     */
    public Workspace stop(UserId userId) {
        return Retries.until("stop a workspace", () -> tryStop(userId));
    }

    private Optional<Workspace> tryStop(UserId userId) {
        Workspace now = find(userId);
        boolean needed =
                switch (now.state()) {
                    case ABSENT, STOPPED -> false;
                    case PROVISIONING, STARTING, RUNNING -> true;
                    case STOPPING -> parts.transitions().expired(now);
                    case FAILED -> now.task().isPresent();
                };
        if (!needed) {
            return Optional.of(now);
        }
        return parts.records()
                .move(now, parts.transitions().stopping(now))
                .map(stopping -> stopInBackground(stopping, () -> {}));
    }

    /** Stops it as {@link #stop} does, without waiting for what it is busy with. */
    public Workspace stopNow(UserId userId) {
        return stop(userId);
    }

    /**
     * Takes it away for good: stops it if it is up, then removes what was made for it; returns at
     * once with what is recorded then. Asking again carries it on. A start meanwhile has to wait
     * until it is absent.
     */
    public Workspace deprovision(UserId userId, Removal removal) {
        throw new UnsupportedOperationException("Comes next: " + userId + " " + removal);
    }

    /** The place of a start that waits for others, from 1; empty where it does not wait. */
    public OptionalInt positionInLine(UserId userId) {
        return OptionalInt.empty();
    }

    /** Starts those in line for whom there is room; for the sweep. */
    public void startNextInLine() {
        LOG.log(Level.DEBUG, "Nobody waits");
    }

    /**
     * Waits for what this service does in the background.
     *
     * @return whether it is all done; else the limit has passed
     */
    public boolean awaitWork(Duration limit) {
        return parts.background().awaitAll(limit);
    }

    private Workspace stopInBackground(Workspace stopping, Runnable afterwards) {
        parts.background()
                .run(
                        StopAttempt.name(stopping),
                        () -> {
                            if (new StopAttempt(parts).run(stopping)) {
                                afterwards.run();
                            }
                        });
        return stopping;
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
                ? users.find(workspace.userId()).flatMap(owner -> uptime(owner, workspace))
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
        return new Sweep(this, parts, store).run();
    }

    /**
     * Puts one workspace right, e.g. after nobody listened at its address: what the sweep does for
     * all, without asking whether it is idle. Never throws.
     */
    public void repair(UserId userId) {
        new Repairs(parts, new SweepTally()).repair(userId);
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
        parts.records().moveWhile(owner, now -> isUpWith(now, task), now -> crashed(now, how));
    }

    private static boolean isUpWith(Workspace now, TaskRef task) {
        return now.task().equals(Optional.of(task))
                && (now.isStarting() || now.state() == WorkspaceState.RUNNING);
    }

    private Workspace crashed(Workspace now, TaskStatus.Gone how) {
        Failure failure = now.isStarting() ? Causes.endedWhileStarting(how) : Causes.crashed(how);
        return parts.transitions().failed(now, failure, Optional.empty());
    }

    /** Ends the background work; running tasks are left as they are. */
    @Override
    public void close() {
        parts.background().close();
    }
}
