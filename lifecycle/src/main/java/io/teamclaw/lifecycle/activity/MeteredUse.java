package io.teamclaw.lifecycle.activity;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A workspace's use as its metered calls and its schedules tell it.
 *
 * @param usage the metered calls
 * @param jobs the schedules
 * @param clock the time
 */
public record MeteredUse(UsageStore usage, Jobs jobs, Clock clock) implements WorkspaceUse {
    /** A call that began longer ago says nothing any more. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    /** Rows stand by when a call began; among so many a long one is found that ended later. */
    private static final int NEWEST = 10;

    /** Scheduled jobs. */
    @FunctionalInterface
    public interface Jobs {
        Optional<Instant> next(User owner, Instant after);
    }

    @Override
    public Optional<Instant> lastModelCall(UserId owner) {
        Instant now = clock.instant();
        return usage.latest(owner, now.minus(LOOK_BACK), now, NEWEST).stream()
                .map(MeteredUse::end)
                .max(Comparator.naturalOrder());
    }

    private static Instant end(UsageRow row) {
        return row.at().plus(row.latency());
    }

    @Override
    public Optional<Instant> nextJob(User owner, Instant after) {
        return jobs.next(owner, after);
    }
}
