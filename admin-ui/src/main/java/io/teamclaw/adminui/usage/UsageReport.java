package io.teamclaw.adminui.usage;

import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Usage over a period.
 *
 * @param period its days
 * @param byDay each day of the period, also those without usage
 * @param byPerson who used it, dearest first; empty in a person's own report
 */
public record UsageReport(
        UsagePeriod period, SortedMap<LocalDate, UsageTotals> byDay, List<PersonUsage> byPerson) {

    /**
     * One person's sum.
     *
     * @param name for display
     * @param email of the person; empty where the person is gone
     * @param totals over the period
     */
    public record PersonUsage(String name, String email, UsageTotals totals) {}

    /** The whole period. */
    public UsageTotals totals() {
        return byDay.values().stream().reduce(UsageTotals.ZERO, UsageTotals::plus);
    }
}
