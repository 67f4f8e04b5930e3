package io.teamclaw.local.launcher;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts workspaces two minutes before their jobs are due; in AWS, EventBridge Scheduler does. What
 * was due while this machine slept counts as due: OpenClaw catches up with it as it starts.
 */
final class DueWorkspaces implements Runnable {
    private static final Logger LOG = System.getLogger(DueWorkspaces.class.getName());

    private static final Duration AHEAD = Duration.ofMinutes(2);

    /** A workspace that was just stopping when its job came up is asked once more. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Supplier<List<User>> people;
    private final MeteredUse.Jobs jobs;
    private final Consumer<UserId> start;
    private final Clock clock;
    private Instant lastLook;

    /**
     * @param people all of them, read anew each time
     * @param start asks for a workspace; may be asked for one that runs
     */
    DueWorkspaces(
            Supplier<List<User>> people,
            MeteredUse.Jobs jobs,
            Consumer<UserId> start,
            Clock clock) {
        this.people = people;
        this.jobs = jobs;
        this.start = start;
        this.clock = clock;
        this.lastLook = clock.instant();
    }

    /** To be called about every minute, never twice at once. */
    @Override
    public void run() {
        Instant now = clock.instant();
        Instant from = lastLook.isBefore(now.minus(AGAIN)) ? lastLook : now.minus(AGAIN);
        for (User person : people.get()) {
            if (!person.disabled() && isDue(person, from, now.plus(AHEAD))) {
                wake(person.id());
            }
        }
        lastLook = now;
    }

    private boolean isDue(User person, Instant from, Instant until) {
        return jobs.next(person, from).filter(due -> !due.isAfter(until)).isPresent();
    }

    private void wake(UserId owner) {
        try {
            start.accept(owner);
        } catch (RuntimeException e) {
            // The others' jobs are due as well.
            LOG.log(Level.WARNING, "The workspace of " + owner + " is not woken for its job", e);
        }
    }
}
