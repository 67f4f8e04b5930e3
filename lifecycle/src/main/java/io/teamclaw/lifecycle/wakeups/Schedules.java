package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.cron.AwsCron;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;

/** One group's schedules in EventBridge Scheduler. */
final class Schedules {
    private static final Logger LOG = System.getLogger(Schedules.class.getName());

    /** A call later than that finds its job running late already, or somebody has come. */
    private static final Duration LATEST = Duration.ofMinutes(5);

    private static final int RETRIES = 3;

    private final SchedulerClient scheduler;
    private final WakeUpTarget target;

    Schedules(SchedulerClient scheduler, WakeUpTarget target) {
        this.scheduler = scheduler;
        this.target = target;
    }

    /** All of one person's. */
    Set<String> names(UserId owner) {
        return scheduler
                .listSchedulesPaginator(
                        list ->
                                list.groupName(target.group())
                                        .namePrefix(ScheduleName.prefix(owner)))
                .schedules()
                .stream()
                .map(ScheduleSummary::name)
                .collect(Collectors.toSet());
    }

    /** One that is there already is the same: its name says what it says. */
    void create(UserId owner, AwsCron when) {
        try {
            scheduler.createSchedule(
                    create ->
                            create.groupName(target.group())
                                    .name(ScheduleName.of(owner, when, target))
                                    .scheduleExpression(when.expression())
                                    .scheduleExpressionTimezone(when.timeZone())
                                    .state(ScheduleState.ENABLED)
                                    .flexibleTimeWindow(
                                            window -> window.mode(FlexibleTimeWindowMode.OFF))
                                    .target(call(owner)));
        } catch (ConflictException e) {
            LOG.log(Level.DEBUG, "A schedule of {0} is there already", owner);
        }
    }

    /**
     * @return false where another change of the same one was under way
     */
    boolean delete(String name) {
        try {
            scheduler.deleteSchedule(delete -> delete.groupName(target.group()).name(name));
            return true;
        } catch (ResourceNotFoundException e) {
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private Target call(UserId owner) {
        return Target.builder()
                .arn(target.functionArn())
                .roleArn(target.roleArn())
                .input(
                        "{\"operation\":\"start\",\"userId\":\"%s\",\"reason\":\"wake-up\"}"
                                .formatted(owner))
                .deadLetterConfig(letters -> letters.arn(target.deadLetterArn()))
                .retryPolicy(
                        retries ->
                                retries.maximumEventAgeInSeconds((int) LATEST.toSeconds())
                                        .maximumRetryAttempts(RETRIES))
                .build();
    }
}
