package io.teamclaw.adminui.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days of somebody's calendar, both ends inclusive.
 *
 * @param from first day
 * @param to last day, not before the first
 * @param zone by whose midnights they begin and end
 */
public record UsagePeriod(LocalDate from, LocalDate to, ZoneId zone) {
    /** The most that is shown at once. */
    public static final int MOST_DAYS = 366;

    /** A longer period is shown by month: nobody reads a hundred bars. */
    private static final int MOST_DAYS_BY_DAY = 92;

    /**
     * @throws IllegalArgumentException where it has no day
     * @throws TooLongException where it has too many
     */
    public UsagePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day is before the first");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new TooLongException();
        }
    }

    /** More than {@link #MOST_DAYS}. */
    public static final class TooLongException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("At most " + MOST_DAYS + " days");
        }
    }

    /** Where the first day begins. */
    public Instant start() {
        return midnight(from);
    }

    /** Where the last day is over. */
    public Instant end() {
        return midnight(to.plusDays(1));
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether its parts are months rather than days. */
    public boolean isByMonth() {
        return days() > MOST_DAYS_BY_DAY;
    }

    /** The first day of each part, by day or by month. */
    public List<LocalDate> parts() {
        if (!isByMonth()) {
            return from.datesUntil(to.plusDays(1)).toList();
        }
        List<LocalDate> parts = new ArrayList<>(List.of(from));
        for (LocalDate next = from.plusMonths(1).withDayOfMonth(1);
                !next.isAfter(to);
                next = next.plusMonths(1)) {
            parts.add(next);
        }
        return parts;
    }

    /** Where the parts begin, and where the last is over. */
    public List<Instant> bounds() {
        return Stream.concat(parts().stream(), Stream.of(to.plusDays(1)))
                .map(this::midnight)
                .toList();
    }

    /** What it is compared with: the month before, as far, or as many days right before. */
    public UsagePeriod before() {
        if (from.getDayOfMonth() == 1 && YearMonth.from(from).equals(YearMonth.from(to))) {
            LocalDate last =
                    to.equals(YearMonth.from(to).atEndOfMonth())
                            ? from.minusDays(1)
                            : to.minusMonths(1);
            return new UsagePeriod(from.minusMonths(1), last, zone);
        }
        return new UsagePeriod(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** So many days that end with this one. */
    public static UsagePeriod endingOn(LocalDate last, int days, ZoneId zone) {
        return new UsagePeriod(last.minusDays(days - 1L), last, zone);
    }

    /** From the first of the day's month to the day. */
    public static UsagePeriod monthUntil(LocalDate day, ZoneId zone) {
        return new UsagePeriod(day.withDayOfMonth(1), day, zone);
    }

    /** The whole month before the day's. */
    public static UsagePeriod monthBefore(LocalDate day, ZoneId zone) {
        LocalDate first = day.withDayOfMonth(1);
        return new UsagePeriod(first.minusMonths(1), first.minusDays(1), zone);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
