package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.wakeups.ConfiguredSchedules;
import io.teamclaw.lifecycle.wakeups.ScheduleInventory;
import io.teamclaw.lifecycle.wakeups.ScheduleSource;
import io.teamclaw.lifecycle.wakeups.ScheduledJobs;
import io.teamclaw.lifecycle.wakeups.WakeUpTarget;
import io.teamclaw.lifecycle.wakeups.WakeUps;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * What wakes workspaces for their jobs.
 *
 * @param wakeUps keeps schedules in step
 * @param inventory of them
 * @param jobs when the next one is due
 */
record AwsWakeUps(WakeUps wakeUps, ScheduleInventory inventory, ScheduledJobs jobs) {

    static AwsWakeUps of(
            Map<String, String> variables,
            UserStore users,
            ConfigStore config,
            Function<UserId, Workspace> records,
            Clock clock) {
        SchedulerClient scheduler = AwsClients.of(SchedulerClient.builder());
        WakeUpTarget target = WakeUpTarget.of(variables);
        // Fargate's machines are in UTC.
        ScheduleSource source = new ConfiguredSchedules(config, ZoneOffset.UTC);
        WakeUps wakeUps = new WakeUps(scheduler, target, source, users, records, clock);
        return new AwsWakeUps(
                wakeUps,
                new ScheduleInventory(scheduler, target, wakeUps),
                new ScheduledJobs(source));
    }
}
