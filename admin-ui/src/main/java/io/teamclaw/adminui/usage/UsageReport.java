package io.teamclaw.adminui.usage;

import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.LocalDate;
import java.util.List;

/**
 * Usage over a period.
 *
 * @param period its days
 * @param parts each day or month of it, also those without usage
 * @param before the sum of {@link UsagePeriod#before()}
 */
public record UsageReport(UsagePeriod period, List<Part> parts, UsageTotals before) {

    /**
     * A day, or as much of a month as is in the period.
     *
     * @param from its first day
     */
    public record Part(LocalDate from, UsageTotals totals) {}

    /** The whole period. */
    public UsageTotals totals() {
        return parts.stream().map(Part::totals).reduce(UsageTotals.ZERO, UsageTotals::plus);
    }

    /** The days or months with usage as a table, newest first. */
    public UsageTable byDay() {
        return new UsageTable(
                UsageBy.DAY,
                parts.reversed().stream()
                        .filter(part -> !part.totals().isEmpty())
                        .map(
                                part ->
                                        new UsageTable.Line(
                                                part.from().toString(),
                                                part.from().toString(),
                                                "",
                                                part.totals()))
                        .toList(),
                0,
                UsageTotals.ZERO);
    }
}
