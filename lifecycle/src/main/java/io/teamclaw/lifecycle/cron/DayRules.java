package io.teamclaw.lifecycle.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the two fields for days. Where both say something, a day that fits either counts; only a
 * bare {@code *} says nothing ({@code *}{@code /2} does), as in OpenClaw.
 */
final class DayRules {
    private static final Pattern NTH = Pattern.compile("([0-9A-Za-z]+)#([0-9]+)");
    private static final Pattern LAST = Pattern.compile("([0-9]+|[A-Za-z]{3})[Ll]");

    private DayRules() {}

    /** One or more, of which any may fit. */
    static List<DayRule> parse(String monthDays, String weekdays) {
        refuseWhatAwsCannotSay(monthDays, weekdays);
        List<DayRule> rules = new ArrayList<>();
        if (!monthDays.equals("*")) {
            addMonthDays(monthDays, rules);
        }
        if (!weekdays.equals("*")) {
            addWeekdays(weekdays, rules);
        }
        return rules.isEmpty() || rules.contains(new DayRule.Every())
                ? List.of(new DayRule.Every())
                : List.copyOf(rules);
    }

    private static void addMonthDays(String text, List<DayRule> rules) {
        NumberSet days = NumberSet.NONE;
        for (String item : text.split(",", -1)) {
            if (item.equalsIgnoreCase("L")) {
                rules.add(new DayRule.LastDay());
            } else {
                days = days.or(CronField.MONTH_DAY.parse(item));
            }
        }
        if (days.equals(CronField.MONTH_DAY.all())) {
            rules.add(new DayRule.Every());
        } else if (!days.isEmpty()) {
            rules.add(new DayRule.MonthDays(days));
        }
    }

    private static void addWeekdays(String text, List<DayRule> rules) {
        NumberSet days = NumberSet.NONE;
        for (String item : text.split(",", -1)) {
            Matcher nth = NTH.matcher(item);
            Matcher last = LAST.matcher(item);
            if (nth.matches()) {
                rules.add(nthWeekday(item, nth));
            } else if (last.matches()) {
                rules.add(new DayRule.LastWeekday(weekday(last.group(1))));
            } else {
                days = days.or(CronField.WEEKDAY.parse(item));
            }
        }
        if (days.equals(CronField.WEEKDAY.all())) {
            rules.add(new DayRule.Every());
        } else if (!days.isEmpty()) {
            rules.add(new DayRule.Weekdays(days));
        }
    }

    private static DayRule nthWeekday(String item, Matcher nth) {
        int which = Math.min(9, nth.group(2).length() > 1 ? 9 : Integer.parseInt(nth.group(2)));
        if (which < 1 || which > 5) {
            throw CronField.WEEKDAY.wrong(item, "asks for a week that is not within 1 to 5");
        }
        return new DayRule.NthWeekday(weekday(nth.group(1)), which);
    }

    private static int weekday(String text) {
        return CronField.WEEKDAY.number(text) % 7;
    }

    private static void refuseWhatAwsCannotSay(String monthDays, String weekdays) {
        if (weekdays.startsWith("+")) {
            throw CronField.WEEKDAY.wrong(
                    weekdays,
                    "asks for days that fit both fields, which AWS cannot be told; restrict one of"
                            + " them only");
        }
        if (monthDays.toUpperCase(Locale.ROOT).contains("W")) {
            throw CronField.MONTH_DAY.wrong(
                    monthDays,
                    "asks for the nearest working day, which cannot be followed here; name the"
                            + " days");
        }
    }
}
