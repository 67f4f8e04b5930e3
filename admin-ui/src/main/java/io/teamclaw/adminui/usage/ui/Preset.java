package io.teamclaw.adminui.usage.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.UsagePeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** The usual periods. */
enum Preset {
    TODAY,
    WEEK,
    MONTH,
    THIS_MONTH,
    LAST_MONTH,
    QUARTER,
    YEAR;

    /** Which of them a period is. */
    static Optional<Preset> of(UsagePeriod period, LocalDate today) {
        return Arrays.stream(values())
                .filter(each -> each.period(today, period.zone()).equals(period))
                .findFirst();
    }

    UsagePeriod period(LocalDate today, ZoneId zone) {
        return switch (this) {
            case TODAY -> UsagePeriod.endingOn(today, 1, zone);
            case WEEK -> UsagePeriod.endingOn(today, 7, zone);
            case MONTH -> UsagePeriod.endingOn(today, 30, zone);
            case THIS_MONTH -> UsagePeriod.monthUntil(today, zone);
            case LAST_MONTH -> UsagePeriod.monthBefore(today, zone);
            case QUARTER -> UsagePeriod.endingOn(today, 90, zone);
            case YEAR -> new UsagePeriod(today.minusYears(1).plusDays(1), today, zone);
        };
    }

    String title() {
        return switch (this) {
            case TODAY -> Texts.text("usage.period.today");
            case WEEK -> Texts.text("usage.period.week");
            case MONTH -> Texts.text("usage.period.month");
            case THIS_MONTH -> Texts.text("usage.period.this-month");
            case LAST_MONTH -> Texts.text("usage.period.last-month");
            case QUARTER -> Texts.text("usage.period.quarter");
            case YEAR -> Texts.text("usage.period.year");
        };
    }
}
