package io.teamclaw.lifecycle.cron;

import java.util.ArrayList;
import java.util.List;

/** Writes fields as AWS reads them, as short as lists, ranges and steps make them. */
final class AwsText {
    private AwsText() {}

    /** Day of the month, month and day of the week, with the one {@code ?} that AWS asks for. */
    static String days(DayRule rule, String months) {
        return switch (rule) {
            case DayRule.Every every -> "* " + months + " ?";
            case DayRule.MonthDays some ->
                    of(some.days(), CronField.MONTH_DAY) + " " + months + " ?";
            case DayRule.LastDay last -> "L " + months + " ?";
            case DayRule.Weekdays some ->
                    "? " + months + " " + list(some.days().plus(1).stream().toArray());
            case DayRule.NthWeekday some ->
                    "? " + months + " " + (some.weekday() + 1) + "#" + some.nth();
            case DayRule.LastWeekday some -> "? " + months + " " + (some.weekday() + 1) + "L";
        };
    }

    static String of(NumberSet numbers, CronField field) {
        if (numbers.equals(field.all())) {
            return "*";
        }
        int[] all = numbers.stream().toArray();
        int last = field.all().stream().max().orElseThrow();
        return isStepToTheEnd(all, last) ? all[0] + "/" + (all[1] - all[0]) : list(all);
    }

    private static boolean isStepToTheEnd(int[] numbers, int last) {
        if (numbers.length < 3 || numbers[1] - numbers[0] < 2) {
            return false;
        }
        int step = numbers[1] - numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] - numbers[i - 1] != step) {
                return false;
            }
        }
        return numbers[numbers.length - 1] + step > last;
    }

    /** E.g. {@code 1-3,7}. */
    private static String list(int[] numbers) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < numbers.length; ) {
            int to = from;
            while (to + 1 < numbers.length && numbers[to + 1] == numbers[to] + 1) {
                to++;
            }
            boolean range = to - from >= 2;
            parts.add(range ? numbers[from] + "-" + numbers[to] : String.valueOf(numbers[from]));
            from = range ? to + 1 : from + 1;
        }
        return String.join(",", parts);
    }
}
