package io.teamclaw.lifecycle.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one expression of AWS can say.
 *
 * @param minutes of the hour
 * @param hours of the day
 * @param days which days
 * @param months of the year
 * @param years as AWS writes them
 */
record AwsPattern(
        NumberSet minutes, NumberSet hours, DayRule days, NumberSet months, String years) {
    static final String EVERY_YEAR = "*";

    AwsPattern(NumberSet minutes, NumberSet hours, DayRule days, NumberSet months) {
        this(minutes, hours, days, months, EVERY_YEAR);
    }

    /** As few as possible that say the same. */
    static List<AwsPattern> merged(List<AwsPattern> patterns) {
        List<AwsPattern> result = new ArrayList<>();
        patterns.stream().distinct().forEach(result::add);
        while (mergeOne(result)) {
            // Each round leaves one less.
        }
        return result;
    }

    private static boolean mergeOne(List<AwsPattern> patterns) {
        for (int first = 0; first < patterns.size(); first++) {
            for (int second = first + 1; second < patterns.size(); second++) {
                Optional<AwsPattern> both = patterns.get(first).with(patterns.get(second));
                if (both.isPresent()) {
                    patterns.remove(second);
                    patterns.set(first, both.get());
                    return true;
                }
            }
        }
        return false;
    }

    /** Both as one, where they differ in one thing only, or one says it all. */
    private Optional<AwsPattern> with(AwsPattern other) {
        if (!years.equals(other.years)) {
            return Optional.empty();
        }
        boolean sameMinutes = minutes.equals(other.minutes);
        boolean sameHours = hours.equals(other.hours);
        boolean sameMonths = months.equals(other.months);
        Optional<DayRule> eitherDays = either(days, other.days);
        int same = (sameMinutes ? 1 : 0) + (sameHours ? 1 : 0) + (sameMonths ? 1 : 0);
        boolean mergeable = days.equals(other.days) ? same >= 2 : same == 3;
        if (mergeable && eitherDays.isPresent()) {
            return Optional.of(
                    new AwsPattern(
                            minutes.or(other.minutes),
                            hours.or(other.hours),
                            eitherDays.get(),
                            months.or(other.months),
                            years));
        }
        if (contains(other)) {
            return Optional.of(this);
        }
        return other.contains(this) ? Optional.of(other) : Optional.empty();
    }

    private boolean contains(AwsPattern other) {
        return other.minutes.without(minutes).isEmpty()
                && other.hours.without(hours).isEmpty()
                && other.months.without(months).isEmpty()
                && either(days, other.days).equals(Optional.of(days));
    }

    /** What is one of both; empty where AWS has no word for it. */
    private static Optional<DayRule> either(DayRule one, DayRule other) {
        if (one.equals(other) || one instanceof DayRule.Every) {
            return Optional.of(one);
        }
        if (other instanceof DayRule.Every) {
            return Optional.of(other);
        }
        if (one instanceof DayRule.Weekdays a && other instanceof DayRule.Weekdays b) {
            NumberSet days = a.days().or(b.days());
            return Optional.of(
                    days.equals(CronField.WEEKDAY.all())
                            ? new DayRule.Every()
                            : new DayRule.Weekdays(days));
        }
        if (one instanceof DayRule.MonthDays a && other instanceof DayRule.MonthDays b) {
            NumberSet days = a.days().or(b.days());
            return Optional.of(
                    days.equals(CronField.MONTH_DAY.all())
                            ? new DayRule.Every()
                            : new DayRule.MonthDays(days));
        }
        return Optional.empty();
    }

    /** E.g. {@code cron(58 8 ? * 2-6 *)}. */
    String expression() {
        return "cron(%s %s %s %s)"
                .formatted(
                        AwsText.of(minutes, CronField.MINUTE),
                        AwsText.of(hours, CronField.HOUR),
                        AwsText.days(days, AwsText.of(months, CronField.MONTH)),
                        years);
    }
}
