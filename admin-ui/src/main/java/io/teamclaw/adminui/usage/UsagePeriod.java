package io.teamclaw.adminui.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /** Where the first day begins. */
    public Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Where the last day is over. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
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
