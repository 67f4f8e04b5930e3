package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a person's next job is due. Where their settings cannot be read, none is known: a workspace
 * is not kept up for that.
 *
 * @param source of the schedules
 */
public record ScheduledJobs(ScheduleSource source) implements MeteredUse.Jobs {
    private static final Logger LOG = System.getLogger(ScheduledJobs.class.getName());

    @Override
    public Optional<Instant> next(User owner, Instant after) {
        try {
            return source.schedulesOf(owner).stream()
                    .flatMap(schedule -> schedule.next(after).stream())
                    .min(Comparator.naturalOrder());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The schedules of " + owner.id() + " cannot be read", e);
            return Optional.empty();
        }
    }
}
