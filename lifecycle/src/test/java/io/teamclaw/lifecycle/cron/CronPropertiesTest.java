package io.teamclaw.lifecycle.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Both dialects, checked against another library's reading of them. */
class CronPropertiesTest {
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void wake_ups_are_two_minutes_before_the_job_and_at_no_other_time(
            @ForAll("crons") String cron, @ForAll("starts") Instant start) {
        CronSchedule schedule = CronSchedule.of(cron, "UTC");
        Instant end = start.plus(window(cron));
        SortedSet<Instant> runs = Dialects.runs(cron, schedule.zone(), start, end);
        SortedSet<Instant> calls =
                Dialects.calls(
                        AwsCron.before(schedule, EARLIEST), start.minus(AHEAD), end.minus(AHEAD));
        assertThat(calls).containsAll(earlier(runs));
        if (isExact(schedule.cron())) {
            assertThat(calls).isEqualTo(earlier(runs));
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void where_clocks_change_no_wake_up_is_missing_and_few_are_too_many(
            @ForAll("nightCrons") String cron,
            @ForAll("zones") String zone,
            @ForAll("starts") Instant from) {
        CronSchedule schedule = CronSchedule.of(cron, zone);
        ZoneRules rules = schedule.zone().getRules();
        ZoneOffsetTransition change = rules.nextTransition(from);
        if (change == null) {
            return;
        }
        Instant start = change.getInstant().minus(Duration.ofDays(2));
        Instant end = change.getInstant().plus(Duration.ofDays(2));
        SortedSet<Instant> due = earlier(Dialects.runs(cron, schedule.zone(), start, end));
        SortedSet<Instant> calls =
                Dialects.calls(
                        AwsCron.before(schedule, from.minus(Duration.ofDays(1))),
                        start.minus(AHEAD),
                        end.minus(AHEAD));
        assertThat(calls).containsAll(due);
        calls.removeAll(due);
        // Of the missing hour's first minutes, before the second of two same hours, and on a few
        // days beside, where AWS has no word for the day of the change.
        assertThat(calls).hasSizeLessThanOrEqualTo(10);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void knows_the_next_time_as_the_other_library_does(
            @ForAll("crons") String cron,
            @ForAll("zones") String zone,
            @ForAll("starts") Instant start) {
        CronSchedule schedule = CronSchedule.of(cron, zone);
        Instant end = start.plus(window(cron));
        SortedSet<Instant> runs = new TreeSet<>();
        schedule.next(start.minusNanos(1))
                .ifPresent(
                        first -> {
                            for (Instant each = first;
                                    each.isBefore(end);
                                    each = schedule.next(each).orElseThrow()) {
                                runs.add(each);
                            }
                        });
        assertThat(runs).isEqualTo(Dialects.runs(cron, schedule.zone(), start, end));
    }

    /** A year of rare jobs, and a shorter while of frequent ones. */
    private static Duration window(String cron) {
        CronExpression read = CronExpression.parse(cron);
        long aDay = read.times().count();
        return Duration.ofDays(Math.clamp(100 / aDay, 2, 370));
    }

    private static SortedSet<Instant> earlier(SortedSet<Instant> runs) {
        return runs.stream()
                .map(run -> run.minus(AHEAD))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** AWS has no word for "the day before the Mondays of March". */
    private static boolean isExact(CronExpression cron) {
        boolean atMidnight =
                cron.hours().contains(0) && !cron.minutes().and(NumberSet.range(0, 1)).isEmpty();
        boolean weekdaysOfMonths =
                !cron.months().equals(CronField.MONTH.all())
                        && cron.days().stream().anyMatch(DayRule.Weekdays.class::isInstance);
        return !(atMidnight && weekdaysOfMonths);
    }

    @Provide
    Arbitrary<Instant> starts() {
        return Arbitraries.longs()
                .between(0, 4 * 365 * 24 * 60)
                .map(minutes -> EARLIEST.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "America/Santiago",
                "America/Havana",
                "Australia/Sydney",
                "Australia/Lord_Howe",
                "Australia/Adelaide",
                "Africa/Casablanca",
                "Africa/Cairo",
                "Asia/Beirut",
                "Asia/Jerusalem",
                "Asia/Kathmandu",
                "Atlantic/Azores",
                "America/St_Johns",
                "Pacific/Auckland");
    }

    @Provide
    Arbitrary<String> crons() {
        return Combinators.combine(
                        field(0, 59, 0, 1, 2, 59),
                        field(0, 23, 0, 1, 23),
                        days(),
                        field(1, 12, 1, 2, 3, 12))
                .as(
                        (minutes, hours, days, months) ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                minutes, hours, days.get(0), months, days.get(1)))
                .filter(CronPropertiesTest::happens);
    }

    /** In the hours in which clocks change. */
    @Provide
    Arbitrary<String> nightCrons() {
        return Combinators.combine(
                        field(0, 59, 0, 1, 2, 30, 31),
                        Arbitraries.oneOf(
                                Arbitraries.of("0", "1", "2", "3", "4", "23"),
                                field(0, 4, 0, 1, 2, 3)),
                        days())
                .as(
                        (minutes, hours, days) ->
                                "%s %s %s * %s".formatted(minutes, hours, days.get(0), days.get(1)))
                .filter(CronPropertiesTest::happens);
    }

    private static boolean happens(String cron) {
        try {
            AwsCron.before(CronSchedule.of(cron, "UTC"), EARLIEST);
            return true;
        } catch (CronFormatException e) {
            return false;
        }
    }

    private static Arbitrary<List<String>> days() {
        Arbitrary<String> monthDays = field(1, 31, 1, 2, 28, 29, 30, 31).filter(notSteps());
        Arbitrary<String> weekdays = field(0, 7, 0, 1, 6, 7).filter(notSteps());
        return Arbitraries.oneOf(
                Arbitraries.just(List.of("*", "*")),
                monthDays.map(days -> List.of(days, "*")),
                weekdays.map(days -> List.of("*", days)),
                Combinators.combine(monthDays, weekdays).as(List::of));
    }

    /** The other library takes a star with a step for a star, and has no steps of weekdays. */
    private static Predicate<String> notSteps() {
        return field -> !field.contains("/");
    }

    private static Arbitrary<String> field(int first, int last, Integer... edges) {
        Arbitrary<Integer> numbers =
                Arbitraries.oneOf(
                        Arbitraries.of(edges), Arbitraries.integers().between(first, last));
        Arbitrary<String> single = numbers.map(String::valueOf);
        Arbitrary<String> range =
                Combinators.combine(numbers, numbers)
                        .as((a, b) -> Math.min(a, b) + "-" + Math.max(a, b));
        Arbitrary<String> stepped =
                Combinators.combine(range, Arbitraries.integers().between(1, 7))
                        .as((each, step) -> each + "/" + step);
        Arbitrary<String> steps =
                Arbitraries.integers().between(2, Math.min(7, last)).map(step -> "*/" + step);
        Arbitrary<String> items =
                Arbitraries.oneOf(single, range, stepped)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(3)
                        .map(list -> String.join(",", list));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("*")),
                Tuple.of(4, single),
                Tuple.of(1, range),
                Tuple.of(1, stepped),
                Tuple.of(1, steps),
                Tuple.of(2, items));
    }
}
