package io.teamclaw.adminui.usage;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Usage as pages show it, its parts read at once. Who calls it has checked the role; a team, where
 * one is given, is all that is read.
 */
@Component
class UsageReports {
    private final RollupStore rollup;
    private final UsageNames names;
    private final UsageMembers members;

    UsageReports(RollupStore rollup, UsageNames names, UsageMembers members) {
        this.rollup = rollup;
        this.names = names;
        this.members = members;
    }

    /** The company's or a team's. */
    UsageReport of(Optional<TeamId> team, UsagePeriod period) {
        if (team.isPresent()) {
            return member(Dimension.TEAMS, team.get().value(), period);
        }
        UsagePeriod before = period.before();
        return ParallelReads.both(
                () -> rollup.series(period.bounds()),
                () -> rollup.totals(before.start(), before.end()),
                (series, sum) -> report(period, series, sum));
    }

    /** A person's. */
    UsageReport ofPerson(UserId id, UsagePeriod period) {
        return member(Dimension.PEOPLE, id.value(), period);
    }

    private UsageReport member(Dimension dimension, String id, UsagePeriod period) {
        UsagePeriod before = period.before();
        return ParallelReads.both(
                () -> rollup.series(dimension, id, period.bounds()),
                () -> rollup.totals(dimension, id, before.start(), before.end()),
                (series, sum) -> report(period, series, sum));
    }

    /** Broken down; not by day. */
    UsageTable table(Optional<TeamId> team, UsagePeriod period, UsageBy by) {
        return table(by, members.of(team, period, by));
    }

    private UsageTable table(UsageBy by, List<Map.Entry<String, UsageTotals>> all) {
        List<Map.Entry<String, UsageTotals>> shown =
                all.subList(0, Math.min(all.size(), UsageService.MOST_LINES));
        List<Map.Entry<String, UsageTotals>> rest = all.subList(shown.size(), all.size());
        return new UsageTable(
                by,
                names.lines(by, shown),
                rest.size(),
                rest.stream().map(Map.Entry::getValue).reduce(UsageTotals.ZERO, UsageTotals::plus));
    }

    /** Both. */
    UsagePage page(Optional<TeamId> team, UsagePeriod period, UsageBy by) {
        if (by == UsageBy.DAY) {
            UsageReport report = of(team, period);
            return new UsagePage(report, report.byDay());
        }
        return ParallelReads.both(
                () -> of(team, period),
                () -> members.of(team, period, by),
                // Named here, where the viewer's language is known.
                (report, all) -> new UsagePage(report, table(by, all)));
    }

    /** Today and the last days, each with the time before. */
    UsageTrend trend(Optional<TeamId> team, LocalDate today, ZoneId zone) {
        List<Instant> bounds =
                Stream.of(-59, -29, -13, -6, -1, 0, 1)
                        .map(days -> today.plusDays(days).atStartOfDay(zone).toInstant())
                        .toList();
        List<UsageTotals> parts =
                team.map(mine -> rollup.series(Dimension.TEAMS, mine.value(), bounds))
                        .orElseGet(() -> rollup.series(bounds));
        return new UsageTrend(
                sum(parts, 5, 6),
                sum(parts, 4, 5),
                sum(parts, 3, 6),
                sum(parts, 2, 3),
                sum(parts, 1, 6),
                sum(parts, 0, 1));
    }

    private static UsageTotals sum(List<UsageTotals> parts, int from, int until) {
        return parts.subList(from, until).stream().reduce(UsageTotals.ZERO, UsageTotals::plus);
    }

    private static UsageReport report(
            UsagePeriod period, List<UsageTotals> series, UsageTotals before) {
        List<LocalDate> days = period.parts();
        List<UsageReport.Part> parts = new ArrayList<>();
        for (int each = 0; each < days.size(); each++) {
            parts.add(new UsageReport.Part(days.get(each), series.get(each)));
        }
        return new UsageReport(period, parts, before);
    }
}
