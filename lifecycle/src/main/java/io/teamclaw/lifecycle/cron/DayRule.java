package io.teamclaw.lifecycle.cron;

import java.time.LocalDate;

/** On which days something happens. Weekdays are numbered from 0, Sunday. */
sealed interface DayRule {
    boolean matches(LocalDate date);

    /** Every day. */
    record Every() implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return true;
        }
    }

    /** Certain days of the week. */
    record Weekdays(NumberSet days) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return days.contains(weekdayOf(date));
        }
    }

    /** Certain days of the month, by number. */
    record MonthDays(NumberSet days) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return days.contains(date.getDayOfMonth());
        }
    }

    /** The last day of the month. */
    record LastDay() implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth();
        }
    }

    /** E.g. the second Monday of the month. */
    record NthWeekday(int weekday, int nth) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return weekdayOf(date) == weekday && (date.getDayOfMonth() + 6) / 7 == nth;
        }
    }

    /** E.g. the last Friday of the month. */
    record LastWeekday(int weekday) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return weekdayOf(date) == weekday && date.getDayOfMonth() > date.lengthOfMonth() - 7;
        }
    }

    static int weekdayOf(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }
}
