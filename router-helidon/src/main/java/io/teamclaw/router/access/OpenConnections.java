package io.teamclaw.router.access;

import io.teamclaw.config.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The sockets and streams that people hold open into their workspaces. Looked through again and
 * again: those whose session ended or whose owner was disabled are closed.
 */
public final class OpenConnections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenConnections.class.getName());

    private final ActiveUsers users;
    private final Clock clock;
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("router-revocation").daemon().factory());

    public OpenConnections(ActiveUsers users, Clock clock, Duration interval) {
        this.users = users;
        this.clock = clock;
        long nanos = interval.toNanos();
        scheduler.scheduleWithFixedDelay(this::review, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Watches over an open connection.
     *
     * @param end closes it; may be called from any thread, also after it ended
     * @return to be closed when the connection ended
     */
    public Registration add(Visit visit, Runnable end) {
        Entry entry = new Entry(visit, end);
        open.add(entry);
        return () -> open.remove(entry);
    }

    private void review() {
        Instant now = clock.instant();
        for (Entry each : open) {
            try {
                if (!now.isBefore(each.visit.expiresAt())
                        || users.find(each.visit.owner().id()).isEmpty()) {
                    open.remove(each);
                    each.end.run();
                }
            } catch (RuntimeException e) {
                // Whom the store cannot tell of stays until it can, or until the session ends.
                if (scheduler.isShutdown()) {
                    return; // the store may have been closed with us
                }
                UserId owner = each.visit.owner().id();
                LOG.log(System.Logger.Level.WARNING, "Could not check on " + owner, e);
            }
        }
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }

    /** Ends the watch; nothing more. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Compared by identity: one person may hold several alike. */
    private static final class Entry {
        private final Visit visit;
        private final Runnable end;

        private Entry(Visit visit, Runnable end) {
            this.visit = visit;
            this.end = end;
        }
    }
}
