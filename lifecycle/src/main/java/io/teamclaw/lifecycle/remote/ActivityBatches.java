package io.teamclaw.lifecycle.remote;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects who used a workspace and tells it together, so that a router with hundreds of open
 * sockets makes a request every while instead of one for each frame.
 */
public final class ActivityBatches implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ActivityBatches.class.getName());

    /** Less than the minute after which a workspace counts as not in use. */
    private static final Duration EVERY = Duration.ofSeconds(25);

    private final Map<UserId, Instant> uses = new ConcurrentHashMap<>();
    private final Consumer<Map<UserId, Instant>> receiver;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("activity").daemon().factory());

    private ActivityBatches(Consumer<Map<UserId, Instant>> receiver, Duration every) {
        this.receiver = receiver;
        timer.scheduleWithFixedDelay(
                this::flush, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To the lifecycle function, every 25 s in which there was any. */
    public static ActivityBatches to(RemoteWorkspaces workspaces) {
        return to(workspaces::activity, EVERY);
    }

    static ActivityBatches to(Consumer<Map<UserId, Instant>> receiver, Duration every) {
        return new ActivityBatches(receiver, every);
    }

    /** Somebody used a workspace; returns at once and never fails. */
    public void record(UserId userId, Instant at) {
        uses.merge(userId, at, ActivityBatches::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What cannot be told is kept for the next time; a newer use replaces it. */
    private void flush() {
        Map<UserId, Instant> batch = new HashMap<>();
        for (UserId userId : uses.keySet()) {
            Instant at = uses.remove(userId);
            if (at != null) {
                batch.put(userId, at);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            receiver.accept(batch);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The use of " + batch.size() + " workspaces is told later", e);
            batch.forEach(this::record);
        }
    }

    /** Tells what was not told yet, once. */
    @Override
    public void close() {
        timer.shutdown();
        flush();
    }
}
