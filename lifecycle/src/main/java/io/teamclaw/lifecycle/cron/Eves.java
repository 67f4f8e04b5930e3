package io.teamclaw.lifecycle.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The days before those that a rule and a set of months name. */
final class Eves {
    private static final NumberSet ALL_MONTHS = CronField.MONTH.all();
    private static final NumberSet FEBRUARY = NumberSet.of(2);
    private static final NumberSet OF_30_DAYS =
            NumberSet.of(4).or(NumberSet.of(6)).or(NumberSet.of(9)).or(NumberSet.of(11));
    private static final NumberSet OF_31_DAYS = ALL_MONTHS.without(FEBRUARY).without(OF_30_DAYS);

    /** Of the years that AWS takes; 2100 is one too many. */
    private static final String LEAP_YEARS = "2024/4";

    /**
     * Some of them.
     *
     * @param days of the months
     * @param years as AWS writes them
     */
    record Eve(DayRule days, NumberSet months, String years) {
        private Eve(DayRule days, NumberSet months) {
            this(days, months, AwsPattern.EVERY_YEAR);
        }
    }

    private Eves() {}

    /**
     * All of them, and few more: before weekdays of certain months also those months' last and the
     * previous months' last day, whatever weekday follows; before a February's last day also 27
     * February of leap years.
     *
     * @throws CronFormatException for the nth weekday of a month
     */
    static List<Eve> of(DayRule rule, NumberSet months) {
        List<Eve> eves = new ArrayList<>();
        BiConsumer<DayRule, NumberSet> add =
                (days, in) -> {
                    if (!in.isEmpty()) {
                        eves.add(new Eve(days, in));
                    }
                };
        NumberSet monthBefore = before(months);
        switch (rule) {
            case DayRule.Every every -> {
                add.accept(every, months.and(monthBefore));
                beforeDays(CronField.MONTH_DAY.all(), months.without(monthBefore), add, eves);
                add.accept(new DayRule.LastDay(), monthBefore.without(months));
            }
            case DayRule.MonthDays some -> {
                beforeDays(some.days(), months, add, eves);
                if (some.days().contains(1)) {
                    add.accept(new DayRule.LastDay(), monthBefore);
                }
            }
            case DayRule.Weekdays some -> {
                NumberSet wrapped = NumberSet.of(some.days().contains(0) ? 6 : 7);
                NumberSet earlier = some.days().plus(-1).or(wrapped).without(NumberSet.of(7));
                add.accept(new DayRule.Weekdays(earlier), months);
                add.accept(new DayRule.LastDay(), monthBefore.without(months));
            }
            case DayRule.LastDay last -> {
                add.accept(monthDay(30), months.and(OF_31_DAYS));
                add.accept(monthDay(29), months.and(OF_30_DAYS));
                add.accept(monthDay(27), months.and(FEBRUARY));
                beforeLeapDay(months, eves);
            }
            case DayRule.NthWeekday some -> throw notBeforeMidnight();
            case DayRule.LastWeekday some -> throw notBeforeMidnight();
        }
        return eves;
    }

    /** Before the 2nd to the 31st, where the month has them. */
    private static void beforeDays(
            NumberSet days, NumberSet months, BiConsumer<DayRule, NumberSet> add, List<Eve> eves) {
        addSome(days.and(NumberSet.range(2, 28)), months.and(FEBRUARY), add);
        addSome(days.and(NumberSet.range(2, 30)), months.and(OF_30_DAYS), add);
        addSome(days.and(NumberSet.range(2, 31)), months.and(OF_31_DAYS), add);
        if (days.contains(29)) {
            beforeLeapDay(months, eves);
        }
    }

    private static void addSome(
            NumberSet days, NumberSet months, BiConsumer<DayRule, NumberSet> add) {
        if (!days.isEmpty()) {
            add.accept(new DayRule.MonthDays(days.plus(-1)), months);
        }
    }

    private static void beforeLeapDay(NumberSet months, List<Eve> eves) {
        if (months.contains(2)) {
            eves.add(new Eve(monthDay(28), FEBRUARY, LEAP_YEARS));
        }
    }

    private static DayRule monthDay(int day) {
        return new DayRule.MonthDays(NumberSet.of(day));
    }

    /** Each month's predecessor; December's is November, and January's is December. */
    private static NumberSet before(NumberSet months) {
        NumberSet earlier = months.plus(-1);
        return earlier.contains(0)
                ? earlier.without(NumberSet.of(0)).or(NumberSet.of(12))
                : earlier;
    }

    private static CronFormatException notBeforeMidnight() {
        return new CronFormatException(
                "A month's nth or last weekday at 0:00 or 0:01 cannot be told to AWS two minutes"
                        + " ahead; choose 0:02 or later");
    }
}
