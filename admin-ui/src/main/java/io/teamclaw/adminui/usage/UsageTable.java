package io.teamclaw.adminui.usage;

import io.teamclaw.lifecycle.usage.UsageTotals;
import java.util.List;

/**
 * Usage broken down.
 *
 * @param by what
 * @param lines dearest first; days newest first
 * @param others how many more there are
 * @param othersTotals their sum
 */
public record UsageTable(UsageBy by, List<Line> lines, int others, UsageTotals othersTotals) {

    /**
     * One member.
     *
     * @param id of the person, team, provider, model or key; a day's or month's first day
     * @param name for display; the id where no more is known
     * @param detail what tells it from another of that name; may be empty
     */
    public record Line(String id, String name, String detail, UsageTotals totals) {}

    /** All of it. */
    public UsageTotals totals() {
        return lines.stream().map(Line::totals).reduce(othersTotals, UsageTotals::plus);
    }
}
