package io.teamclaw.lifecycle.cron;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cron expression as OpenClaw takes it: minute, hour, day of the month, month, day of the week,
 * or six fields with seconds first, or {@code @daily} and the like. Names in any case, lists,
 * ranges, steps, {@code L} for a month's last day, {@code FRI#2} and {@code FRIL} for its second
 * and last Friday; 0 and 7 are Sunday.
 *
 * <p>Refused, with a hint: what OpenClaw refuses as well (a step without a range, ranges that run
 * backwards), {@code ?}, which OpenClaw reads in its own way, the nearest working day ({@code W}),
 * days that must fit both fields ({@code +}), years, and what never happens.
 */
public final class CronExpression {
    private static final Map<String, String> NICKNAMES =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");

    private static final int LONGEST = 200;

    private final String text;
    private final NumberSet seconds;
    private final NumberSet minutes;
    private final NumberSet hours;
    private final List<DayRule> days;
    private final NumberSet months;

    private CronExpression(String text, List<String> fields) {
        this.text = text;
        this.seconds = CronField.SECOND.parse(fields.get(0));
        this.minutes = CronField.MINUTE.parse(fields.get(1));
        this.hours = CronField.HOUR.parse(fields.get(2));
        this.days = DayRules.parse(fields.get(3), fields.get(5));
        this.months = CronField.MONTH.parse(fields.get(4));
    }

    /**
     * @throws CronFormatException that says what is wrong and what to write
     */
    public static CronExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new CronFormatException(
                    "A cron expression has at most " + LONGEST + " characters");
        }
        String trimmed = text.strip();
        List<String> fields =
                Arrays.asList(
                        NICKNAMES
                                .getOrDefault(trimmed.toLowerCase(Locale.ROOT), trimmed)
                                .split("\\s+"));
        if (fields.size() < 5 || fields.size() > 6) {
            throw new CronFormatException(
                    "'"
                            + trimmed
                            + "' has not the five fields of a cron expression: minute, hour, day"
                            + " of the month, month, day of the week");
        }
        if (trimmed.contains("?")) {
            throw new CronFormatException(
                    "'" + trimmed + "' has a '?'; write '*' for a field that says nothing");
        }
        CronExpression cron =
                new CronExpression(
                        trimmed,
                        fields.size() == 6
                                ? fields
                                : Stream.concat(Stream.of("0"), fields.stream()).toList());
        if (!cron.everHappens()) {
            throw new CronFormatException("'" + trimmed + "' never happens; check day and month");
        }
        return cron;
    }

    /** As it was written, without spaces around it. */
    public String text() {
        return text;
    }

    /** Whether it happens in this minute of the local clock. */
    boolean happensIn(LocalDateTime minute) {
        return minutes.contains(minute.getMinute())
                && hours.contains(minute.getHour())
                && happensOn(minute.toLocalDate());
    }

    boolean happensOn(LocalDate date) {
        return months.contains(date.getMonthValue())
                && days.stream().anyMatch(rule -> rule.matches(date));
    }

    /** On each day on which it happens, ascending. */
    Stream<LocalTime> times() {
        return hours.stream()
                .boxed()
                .flatMap(hour -> minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute)))
                .flatMap(time -> seconds.stream().mapToObj(time::withSecond));
    }

    NumberSet minutes() {
        return minutes;
    }

    NumberSet hours() {
        return hours;
    }

    /** Of which any may fit. */
    List<DayRule> days() {
        return days;
    }

    NumberSet months() {
        return months;
    }

    /** A leap year has each day that any year has; weekdays come round within each month. */
    private boolean everHappens() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        // A 29 February is a fifth of its weekday only, and each weekday once in 28 years.
        return Stream.iterate(first, date -> date.plusDays(1))
                .limit(29 * 366L)
                .anyMatch(this::happensOn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
