package io.teamclaw.lifecycle.cron;

import java.util.ArrayList;
import java.util.List;

/** A cron expression, two minutes earlier on the same clock. */
final class EarlierPatterns {
    static final int MINUTES = 2;

    private static final NumberSet BEFORE_THE_HOUR = NumberSet.range(0, MINUTES - 1);
    private static final NumberSet LAST_HOUR = NumberSet.of(23);

    private EarlierPatterns() {}

    /**
     * @throws CronFormatException where AWS cannot be told the day before
     */
    static List<AwsPattern> of(CronExpression cron) {
        NumberSet sameHour = cron.minutes().without(BEFORE_THE_HOUR).plus(-MINUTES);
        NumberSet hourBefore = cron.minutes().and(BEFORE_THE_HOUR).plus(60 - MINUTES);
        NumberSet sameDay = cron.hours().without(NumberSet.of(0)).plus(-1);
        List<AwsPattern> patterns = new ArrayList<>();
        for (DayRule days : cron.days()) {
            if (!sameHour.isEmpty()) {
                patterns.add(new AwsPattern(sameHour, cron.hours(), days, cron.months()));
            }
            if (!hourBefore.isEmpty() && !sameDay.isEmpty()) {
                patterns.add(new AwsPattern(hourBefore, sameDay, days, cron.months()));
            }
            if (!hourBefore.isEmpty() && cron.hours().contains(0)) {
                for (Eves.Eve eve : Eves.of(days, cron.months())) {
                    patterns.add(
                            new AwsPattern(
                                    hourBefore, LAST_HOUR, eve.days(), eve.months(), eve.years()));
                }
            }
        }
        return patterns;
    }
}
