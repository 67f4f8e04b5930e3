package io.teamclaw.adminui.usage;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Who used what: one's own for everybody, the own team's for its lead, the whole company's for
 * administrators and finance. Reads counters; of single calls only one's own last ones.
 */
@Service
public class UsageService {
    /** So many single calls are shown. */
    public static final int LATEST_CALLS = 20;

    /** So many lines of a table are shown; the rest is one line, and whole in the CSV file. */
    public static final int MOST_LINES = 100;

    private final RollupStore rollup;
    private final UsageStore calls;
    private final UserStore users;
    private final UsageReports reports;
    private final UsageMembers members;
    private final CurrentUser currentUser;
    private final CurrentReach reach;
    private final Clock clock;

    UsageService(
            RollupStore rollup,
            UsageStore calls,
            UserStore users,
            UsageReports reports,
            UsageMembers members,
            CurrentUser currentUser,
            CurrentReach reach,
            Clock clock) {
        this.rollup = rollup;
        this.calls = calls;
        this.users = users;
        this.reports = reports;
        this.members = members;
        this.currentUser = currentUser;
        this.reach = reach;
        this.clock = clock;
    }

    /** The day it is now in a zone. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** My own usage. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public UsageReport mine(UsagePeriod period) {
        return reports.ofPerson(currentUser.require().id(), period);
    }

    /** My own last calls of a period, newest first. Single calls are kept for a time only. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public List<UsageRow> myLatestCalls(UsagePeriod period) {
        return calls.latest(currentUser.require().id(), period.start(), period.end(), LATEST_CALLS);
    }

    /**
     * A person's usage.
     *
     * @throws AccessDeniedException where the person is out of reach
     * @throws IllegalArgumentException where there is no such person
     */
    @PreAuthorize(Roles.SEES_USAGE)
    public UsageReport ofPerson(UserId id, UsagePeriod period) {
        User user =
                users.find(id).orElseThrow(() -> new IllegalArgumentException("No such person"));
        reach.require(user);
        return reports.ofPerson(id, period);
    }

    /** Everybody's usage within my reach. */
    @PreAuthorize(Roles.SEES_USAGE)
    public UsageReport report(UsagePeriod period) {
        return reports.of(members.team(), period);
    }

    /**
     * The {@link #report} and the {@link #table} of a period, read at once.
     *
     * @throws AccessDeniedException where I may not break it down so
     */
    @PreAuthorize(Roles.SEES_USAGE)
    public UsagePage page(UsagePeriod period, UsageBy by) {
        return reports.page(members.team(), period, by);
    }

    /** By what I may break it down. */
    @PreAuthorize(Roles.SEES_USAGE)
    public List<UsageBy> choices() {
        boolean company = members.team().isEmpty();
        return Stream.of(UsageBy.values())
                .filter(each -> company || UsageMembers.OF_A_TEAM.contains(each))
                .toList();
    }

    /**
     * Usage within my reach, broken down; at most {@link #MOST_LINES} lines. By day it is in the
     * report.
     *
     * @throws AccessDeniedException where I may not break it down so
     */
    @PreAuthorize(Roles.SEES_USAGE)
    public UsageTable table(UsagePeriod period, UsageBy by) {
        if (by == UsageBy.DAY) {
            return report(period).byDay();
        }
        return reports.table(members.team(), period, by);
    }

    /** The models without a known price that were used, most used first. */
    @PreAuthorize(Roles.SEES_COST)
    public List<String> unpricedModels(UsagePeriod period) {
        return rollup.byMember(Dimension.MODELS, period.start(), period.end()).entrySet().stream()
                .filter(model -> model.getValue().unpriced() > 0)
                .sorted(UsageMembers.DEAREST_FIRST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Today and the last days within my reach, each with the time before. */
    @PreAuthorize(Roles.SEES_USAGE)
    public UsageTrend trend(ZoneId zone) {
        return reports.trend(members.team(), today(zone), zone);
    }
}
