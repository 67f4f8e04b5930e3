package io.teamclaw.lifecycle.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Quarters of an hour. The clocks of all time zones in use differ from UTC by a multiple of 15
 * minutes, so each local midnight is a slot's edge.
 */
final class Slots {
    static final int OF_DAY = 96;
    private static final int MINUTES = 15;

    /** A bit more than a year, so that a year's first local day can still be cut out exactly. */
    private static final Duration KEPT = Duration.ofDays(400);

    private Slots() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(day(at));
    }

    /** Which slot of its UTC day an instant is in, from 0. */
    static int of(Instant at) {
        return LocalTime.ofInstant(at, ZoneOffset.UTC).toSecondOfDay() / (MINUTES * 60);
    }

    /** Its begin, e.g. {@code 13:45}; sorts by time. */
    static String name(int slot) {
        return LocalTime.ofSecondOfDay((long) slot * MINUTES * 60).toString();
    }

    /** An epoch second; the same for all slots of a day. */
    static long expiry(Instant at) {
        return day(at).plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) + KEPT.toSeconds();
    }
}
