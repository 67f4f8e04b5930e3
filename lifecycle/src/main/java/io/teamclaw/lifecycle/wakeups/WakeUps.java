package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.cron.AwsCron;
import io.teamclaw.lifecycle.cron.CronFormatException;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceHook;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * Keeps the schedules in EventBridge Scheduler that wake a person's workspace in step with their
 * settings. Each is made before the one that it replaces goes, so who is cut off between leaves one
 * too many, which the next call removes; a workspace that runs is not woken again.
 */
public final class WakeUps implements WorkspaceHook {
    private static final Logger LOG = System.getLogger(WakeUps.class.getName());

    /** Settings that change more often than that within one call are not followed. */
    private static final int ROUNDS = 5;

    private final Schedules schedules;
    private final WakeUpTarget target;
    private final ScheduleSource source;
    private final UserStore users;
    private final Function<UserId, Workspace> records;
    private final Clock clock;

    /**
     * @param records the workspace as recorded
     */
    public WakeUps(
            SchedulerClient scheduler,
            WakeUpTarget target,
            ScheduleSource source,
            UserStore users,
            Function<UserId, Workspace> records,
            Clock clock) {
        this.schedules = new Schedules(scheduler, target);
        this.target = target;
        this.source = source;
        this.users = users;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Makes, and removes, until the schedules are those that the settings ask for; who is disabled,
     * gone or without a workspace has none. Settings are read again at the end: of several calls at
     * once, the last to end sees the newest settings and leaves what they ask for. To be called
     * after each change of them, of the person's team, and of whether they are enabled.
     *
     * @throws RuntimeException of AWS or of the stores; call again
     */
    public void sync(UserId owner) {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, AwsCron> wanted = wanted(owner);
            boolean done = apply(owner, wanted);
            if (done && wanted(owner).keySet().equals(wanted.keySet())) {
                return;
            }
        }
        throw changesAllTheTime(owner);
    }

    /** The first wake-ups, and those that an earlier call left out. */
    @Override
    public void prepare(UserId owner) {
        sync(owner);
    }

    /**
     * Whether the settings still ask for the schedule of that name.
     *
     * @throws RuntimeException where they cannot be read
     */
    boolean want(UserId owner, String name) {
        return wanted(owner).containsKey(name);
    }

    /** Removes all of a person's schedules, whatever the settings say. */
    @Override
    public void remove(UserId owner) {
        for (int round = 0; round < ROUNDS; round++) {
            if (apply(owner, Map.of())) {
                return;
            }
        }
        throw changesAllTheTime(owner);
    }

    private static IllegalStateException changesAllTheTime(UserId owner) {
        return new IllegalStateException(
                "The wake-ups of " + owner + " change all the time; try again in a minute");
    }

    /** By name. Reads record, person and settings anew. */
    private Map<String, AwsCron> wanted(UserId id) {
        Map<String, AwsCron> wanted = new LinkedHashMap<>();
        Workspace record = records.apply(id);
        if (record.state() == WorkspaceState.ABSENT || record.removal().isPresent()) {
            return wanted;
        }
        users
                .find(id)
                .filter(owner -> !owner.disabled())
                .map(source::schedulesOf)
                .orElse(List.of())
                .stream()
                .flatMap(schedule -> before(id, schedule).stream())
                .forEach(when -> wanted.put(ScheduleName.of(id, when, target), when));
        return wanted;
    }

    private List<AwsCron> before(UserId owner, CronSchedule schedule) {
        try {
            return AwsCron.before(schedule, clock.instant());
        } catch (CronFormatException e) {
            // The others still wake; a setting of ours is checked when it is set.
            LOG.log(
                    Level.WARNING,
                    () ->
                            "The workspace of "
                                    + owner
                                    + " is not woken for '"
                                    + schedule.cron()
                                    + "': "
                                    + e.getMessage());
            return List.of();
        }
    }

    private boolean apply(UserId owner, Map<String, AwsCron> wanted) {
        Set<String> there = schedules.names(owner);
        EachAlone changes = new EachAlone("a wake-up of " + owner);
        wanted.entrySet().stream()
                .filter(entry -> !there.contains(entry.getKey()))
                .forEach(entry -> changes.run(() -> schedules.create(owner, entry.getValue())));
        AtomicBoolean done = new AtomicBoolean(true);
        there.stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(
                        name ->
                                changes.run(
                                        () -> done.compareAndSet(true, schedules.delete(name))));
        changes.finish();
        return done.get();
    }
}
