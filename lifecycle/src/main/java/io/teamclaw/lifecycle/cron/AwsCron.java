package io.teamclaw.lifecycle.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A recurring time as EventBridge Scheduler takes it.
 *
 * @param expression e.g. {@code cron(58 8 ? * 2-6 *)}: minute, hour, day of the month, month, day
 *     of the week (1 is Sunday), year; one of both fields for days is always {@code ?}
 * @param timeZone an IANA time zone
 */
public record AwsCron(String expression, String timeZone) {
    /** What Scheduler takes at most. */
    private static final int LONGEST = 256;

    public AwsCron {
        if (expression.length() > LONGEST) {
            throw new CronFormatException(
                    "These times are too many for AWS to be told at once; write them as several"
                            + " expressions");
        }
    }

    /**
     * The times two minutes before a schedule is due: never later, and on few nights once too
     * often, where AWS cannot be told exactly. They are the same and in the same order each time,
     * but for zones whose clocks change by decree, for which only the next years are known.
     *
     * @param now from when on
     * @throws CronFormatException where AWS cannot be told
     */
    public static List<AwsCron> before(CronSchedule schedule, Instant now) {
        List<AwsCron> result = new ArrayList<>();
        result.addAll(expressions(EarlierPatterns.of(schedule.cron()), schedule.zone()));
        ClockChanges changes = new ClockChanges(schedule, now);
        result.addAll(expressions(changes.forward(), schedule.zone()));
        result.addAll(expressions(changes.back(), ClockChanges.FIXED));
        return List.copyOf(result);
    }

    private static List<AwsCron> expressions(List<AwsPattern> patterns, ZoneId zone) {
        return AwsPattern.merged(patterns).stream()
                .map(AwsPattern::expression)
                .sorted(Comparator.naturalOrder())
                .map(expression -> new AwsCron(expression, zone.getId()))
                .toList();
    }
}
