package io.teamclaw.adminui.usage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days (UTC), both ends inclusive.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record UsagePeriod(LocalDate from, LocalDate to) {
    /** A screen that shows day by day has no use for more. */
    public static final int MOST_DAYS = 366;

    public UsagePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day is before the first.");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new IllegalArgumentException("Choose at most a year.");
        }
    }

    /** So many days that end with this one. */
    public static UsagePeriod endingOn(LocalDate last, int days) {
        return new UsagePeriod(last.minusDays(days - 1L), last);
    }

    /** From the first of the day's month to the day. */
    public static UsagePeriod monthUntil(LocalDate day) {
        return new UsagePeriod(day.withDayOfMonth(1), day);
    }
}
