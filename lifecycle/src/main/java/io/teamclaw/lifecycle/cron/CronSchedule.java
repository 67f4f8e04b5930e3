package io.teamclaw.lifecycle.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a job is due: by the clock of a time zone. Where clocks go forward, what falls into the
 * missing time does not happen; where they go back, it happens once, the first time. OpenClaw and
 * EventBridge Scheduler do the same.
 *
 * @param cron the expression
 * @param zone an IANA time zone
 */
public record CronSchedule(CronExpression cron, ZoneId zone) {
    /** From 29 February to the next are eight years at most. */
    private static final int DAYS_AHEAD = 29 * 366;

    public CronSchedule {
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw unknownZone(zone.getId());
        }
    }

    /**
     * @param cron see {@link CronExpression}
     * @param zone name of an IANA time zone, e.g. {@code Europe/Berlin}
     * @throws CronFormatException that says what is wrong and what to write
     */
    public static CronSchedule of(String cron, String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw unknownZone(zone);
        }
        return new CronSchedule(CronExpression.parse(cron), ZoneId.of(zone));
    }

    /** When it is due next, later than {@code after}. */
    public Optional<Instant> next(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .filter(cron::happensOn)
                .flatMap(date -> cron.times().map(date::atTime))
                .flatMap(local -> at(local).stream())
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }

    /** When the local clock first shows it; empty where it never does. */
    private Optional<Instant> at(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.stream().findFirst().map(local::toInstant);
    }

    private static CronFormatException unknownZone(String zone) {
        return new CronFormatException(
                "'" + zone + "' is no IANA time zone; write one like Europe/Berlin or UTC");
    }
}
