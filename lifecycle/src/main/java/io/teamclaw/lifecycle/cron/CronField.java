package io.teamclaw.lifecycle.cron;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a cron expression and how OpenClaw's parser (croner 10) reads them: lists of
 * numbers or names, ranges that do not run backwards, and steps over a range or over everything.
 */
enum CronField {
    SECOND("second", 0, 59, List.of()),
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    MONTH_DAY("day of the month", 1, 31, List.of()),
    MONTH(
            "month",
            1,
            12,
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC")),
    /** 0 to 6 are Sunday to Saturday, and 7 is Sunday as well. */
    WEEKDAY("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final Pattern ITEM =
            Pattern.compile("(?:(\\*)|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:/([0-9]{1,2}))?");

    private final String title;
    private final int first;
    private final int last;
    private final List<String> names;

    CronField(String title, int first, int last, List<String> names) {
        this.title = title;
        this.first = first;
        this.last = last;
        this.names = names;
    }

    /** Every value that it may have. */
    NumberSet all() {
        return fold(NumberSet.range(first, last));
    }

    /**
     * @param text e.g. {@code MON-FRI} or {@code 0,30-45/5}
     * @throws CronFormatException that names the field and what is wrong
     */
    NumberSet parse(String text) {
        NumberSet set = NumberSet.NONE;
        for (String item : text.split(",", -1)) {
            set = set.or(item(item));
        }
        return set;
    }

    /** One number or name. */
    int number(String text) {
        int position = names.indexOf(text.toUpperCase(Locale.ROOT));
        int number = position >= 0 ? position + first : digits(text);
        if (number < first || number > last) {
            throw wrong(text, "is not within " + first + " to " + last);
        }
        return number;
    }

    CronFormatException wrong(String text, String problem) {
        return new CronFormatException(
                "In the field for the %s, '%s' %s".formatted(title, text, problem));
    }

    private NumberSet item(String text) {
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            throw wrong(text, "is no number, name, range (1-5) or step (*/5, 0-30/5)");
        }
        boolean everything = item.group(1) != null;
        int from = everything ? first : number(item.group(2));
        int to = everything ? last : item.group(3) == null ? from : end(item.group(3));
        if (from > to) {
            throw wrong(text, "runs backwards; write two ranges with a comma between");
        }
        if (item.group(4) == null) {
            return fold(NumberSet.range(from, to));
        }
        if (!everything && item.group(3) == null) {
            throw wrong(
                    text,
                    "has a step without a range; write %d-%d/%s"
                            .formatted(from, lastOfSteps(), item.group(4)));
        }
        int step = Integer.parseInt(item.group(4));
        if (step < 1 || step > lastOfSteps() - first + 1) {
            throw wrong(text, "has a step that is not within 1 to " + (lastOfSteps() - first + 1));
        }
        return fold(NumberSet.steps(from, everything ? lastOfSteps() : to, step));
    }

    /** The Sunday that ends a range is the one after Saturday. */
    private int end(String text) {
        int number = number(text);
        return this == WEEKDAY && number == 0 && !Character.isDigit(text.charAt(0)) ? 7 : number;
    }

    private int lastOfSteps() {
        return this == WEEKDAY ? 6 : last;
    }

    private NumberSet fold(NumberSet set) {
        return this == WEEKDAY && set.contains(7)
                ? set.or(NumberSet.of(0)).without(NumberSet.of(7))
                : set;
    }

    private int digits(String text) {
        if (text.length() > 4 || !text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw wrong(text, names.isEmpty() ? "is no number" : "is no number and no name");
        }
        return Integer.parseInt(text);
    }
}
