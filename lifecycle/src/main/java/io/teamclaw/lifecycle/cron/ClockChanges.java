package io.teamclaw.lifecycle.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nights on which two minutes earlier on the clock are not two minutes earlier: just after
 * clocks went forward AWS would skip the wake-up, just after they went back it would come an hour
 * too early, and the workspace could be asleep again. What is due then gets a wake-up of its own.
 */
final class ClockChanges {
    /** The clock for times that another shows twice. */
    static final ZoneId FIXED = ZoneId.of("UTC");

    /** After which weekdays and dates repeat. */
    private static final int CYCLE_YEARS = 28;

    /** How far to look where no rule says when clocks change. */
    private static final int KNOWN_YEARS = 3;

    private final CronSchedule schedule;
    private final ZoneRules rules;
    private final Instant now;

    ClockChanges(CronSchedule schedule, Instant now) {
        this.schedule = schedule;
        this.rules = schedule.zone().getRules();
        this.now = now;
    }

    /** By the zone's own clock, which shows the time before it goes forward. */
    List<AwsPattern> forward() {
        return patterns(true, schedule.zone());
    }

    /** By {@link #FIXED}. */
    List<AwsPattern> back() {
        return patterns(false, FIXED);
    }

    private List<AwsPattern> patterns(boolean forward, ZoneId clock) {
        TreeMap<LocalTime, TreeMap<Integer, SortedSet<LocalDate>>> wakeUps = new TreeMap<>();
        for (ZoneOffsetTransition change : changes()) {
            if (change.isGap() == forward) {
                for (LocalDateTime wakeUp : wakeUps(change, clock)) {
                    wakeUps.computeIfAbsent(wakeUp.toLocalTime(), time -> new TreeMap<>())
                            .computeIfAbsent(wakeUp.getMonthValue(), month -> new TreeSet<>())
                            .add(wakeUp.toLocalDate());
                }
            }
        }
        List<AwsPattern> patterns = new ArrayList<>();
        wakeUps.forEach(
                (time, months) ->
                        months.forEach((month, dates) -> patterns.addAll(patterns(time, dates))));
        return patterns;
    }

    /** For what is due in the first minutes after a change. */
    private List<LocalDateTime> wakeUps(ZoneOffsetTransition change, ZoneId clock) {
        LocalDateTime firstAfter =
                change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
        List<LocalDateTime> wakeUps = new ArrayList<>();
        for (int minute = 0; minute < EarlierPatterns.MINUTES; minute++) {
            LocalDateTime due = firstAfter.plusMinutes(minute);
            LocalDateTime wouldBeDue = change.getDateTimeBefore().plusMinutes(minute);
            boolean awake = change.isGap() && schedule.cron().happensIn(wouldBeDue);
            if (schedule.cron().happensIn(due) && !awake) {
                Instant wakeUp =
                        due.toInstant(change.getOffsetAfter())
                                .minus(Duration.ofMinutes(EarlierPatterns.MINUTES));
                wakeUps.add(LocalDateTime.ofInstant(wakeUp, clock));
            }
        }
        return wakeUps;
    }

    private List<ZoneOffsetTransition> changes() {
        Instant end =
                now.atZone(FIXED).plusYears(isByRule() ? CYCLE_YEARS : KNOWN_YEARS).toInstant();
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (ZoneOffsetTransition change = rules.nextTransition(now);
                change != null && change.getInstant().isBefore(end);
                change = rules.nextTransition(change.getInstant())) {
            changes.add(change);
        }
        return changes;
    }

    private boolean isByRule() {
        return !rules.getTransitionRules().isEmpty();
    }

    private List<AwsPattern> patterns(LocalTime time, SortedSet<LocalDate> dates) {
        if (isByRule()) {
            return List.of(pattern(time, rule(dates), dates.first(), AwsPattern.EVERY_YEAR));
        }
        return dates.stream()
                .sorted(Comparator.naturalOrder())
                .map(date -> pattern(time, days(dayOf(date)), date, Year.from(date).toString()))
                .toList();
    }

    private static AwsPattern pattern(LocalTime time, DayRule days, LocalDate date, String years) {
        return new AwsPattern(
                NumberSet.of(time.getMinute()),
                NumberSet.of(time.getHour()),
                days,
                NumberSet.of(date.getMonthValue()),
                years);
    }

    /** The one rule that these dates of one month follow, as far as AWS has a word for it. */
    private static DayRule rule(SortedSet<LocalDate> dates) {
        NumberSet days =
                dates.stream().map(ClockChanges::dayOf).reduce(NumberSet.NONE, NumberSet::or);
        int weekday = DayRule.weekdayOf(dates.first());
        if (dates.stream().allMatch(date -> DayRule.weekdayOf(date) == weekday)) {
            int length = dates.first().lengthOfMonth();
            if (days.equals(NumberSet.range(length - 6, length))) {
                return new DayRule.LastWeekday(weekday);
            }
            for (int nth = 1; nth <= 4; nth++) {
                if (days.equals(NumberSet.range(7 * nth - 6, 7 * nth))) {
                    return new DayRule.NthWeekday(weekday, nth);
                }
            }
        }
        return days(days);
    }

    private static DayRule days(NumberSet days) {
        return new DayRule.MonthDays(days);
    }

    private static NumberSet dayOf(LocalDate date) {
        return NumberSet.of(date.getDayOfMonth());
    }
}
