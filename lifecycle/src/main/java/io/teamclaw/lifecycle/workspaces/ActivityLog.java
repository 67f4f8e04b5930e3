package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** Notes activity in the background, at most every 30 s for each workspace. */
final class ActivityLog {
    private static final Logger LOG = System.getLogger(ActivityLog.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final WorkspaceStore store;
    private final BackgroundWork background;

    /** One entry for each person whose workspace was used through this process. */
    private final Map<UserId, Instant> written = new ConcurrentHashMap<>();

    ActivityLog(WorkspaceStore store, BackgroundWork background) {
        this.store = store;
        this.background = background;
    }

    void record(UserId userId, Instant at) {
        if (!claim(userId, at)) {
            return;
        }
        try {
            background.run("activity " + userId, () -> write(userId, at));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "Activity came after the end");
        }
    }

    /** Whether this call is the one that writes. */
    private boolean claim(UserId userId, Instant at) {
        Instant last = written.putIfAbsent(userId, at);
        return last == null || !at.isBefore(last.plus(EVERY)) && written.replace(userId, last, at);
    }

    private void write(UserId userId, Instant at) {
        try {
            store.recordActivity(userId, at);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Activity of " + userId + " was not noted", e);
        }
    }
}
