package io.teamclaw.lifecycle.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Both dialects of cron as somebody else's library reads them. */
final class Dialects {
    private static final CronParser UNIX =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final CronParser AWS = new CronParser(aws());

    private Dialects() {}

    private static CronDefinition aws() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .and()
                .instance();
    }

    /** What a clock without changes shows when it fires, from start on and before end. */
    static SortedSet<LocalDateTime> unix(String cron, LocalDateTime start, LocalDateTime end) {
        return firings(ExecutionTime.forCron(UNIX.parse(cron)), start, end);
    }

    static SortedSet<LocalDateTime> aws(String expression, LocalDateTime start, LocalDateTime end) {
        String fields = expression.substring("cron(".length(), expression.length() - 1);
        return firings(ExecutionTime.forCron(AWS.parse(fields).validate()), start, end);
    }

    /** When EventBridge Scheduler calls: not in missing time, and once in repeated time. */
    static SortedSet<Instant> calls(Collection<AwsCron> wakeUps, Instant start, Instant end) {
        SortedSet<Instant> calls = new TreeSet<>();
        for (AwsCron wakeUp : wakeUps) {
            ZoneId zone = ZoneId.of(wakeUp.timeZone());
            aws(wakeUp.expression(), around(start, zone, -1), around(end, zone, 1)).stream()
                    .flatMap(local -> instant(local, zone).stream())
                    .filter(call -> !call.isBefore(start) && call.isBefore(end))
                    .forEach(calls::add);
        }
        return calls;
    }

    /** When OpenClaw runs a job. */
    static SortedSet<Instant> runs(String cron, ZoneId zone, Instant start, Instant end) {
        SortedSet<Instant> runs = new TreeSet<>();
        unix(cron, around(start, zone, -1), around(end, zone, 1)).stream()
                .flatMap(local -> instant(local, zone).stream())
                .filter(run -> !run.isBefore(start) && run.isBefore(end))
                .forEach(runs::add);
        return runs;
    }

    private static LocalDateTime around(Instant instant, ZoneId zone, int days) {
        return LocalDateTime.ofInstant(instant, zone).plusDays(days);
    }

    private static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }

    private static SortedSet<LocalDateTime> firings(
            ExecutionTime time, LocalDateTime start, LocalDateTime end) {
        SortedSet<LocalDateTime> firings = new TreeSet<>();
        Optional<ZonedDateTime> next =
                time.nextExecution(start.minusSeconds(1).atZone(ZoneOffset.UTC));
        while (next.isPresent() && next.get().toLocalDateTime().isBefore(end)) {
            firings.add(next.get().toLocalDateTime());
            next = time.nextExecution(next.get());
        }
        return firings;
    }
}
