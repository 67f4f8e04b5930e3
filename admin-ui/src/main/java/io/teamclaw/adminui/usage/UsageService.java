package io.teamclaw.adminui.usage;

import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.usage.UsageReport.PersonUsage;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Who used what: one's own for everybody, the whole company's for administrators. */
@Service
public class UsageService {
    /** So many single calls are shown. */
    public static final int LATEST_CALLS = 20;

    private final RollupStore rollup;
    private final UsageStore calls;
    private final UserStore users;
    private final CurrentUser currentUser;
    private final Clock clock;

    UsageService(
            RollupStore rollup,
            UsageStore calls,
            UserStore users,
            CurrentUser currentUser,
            Clock clock) {
        this.rollup = rollup;
        this.calls = calls;
        this.users = users;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** The day it is now (UTC), as usage is counted. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** My own usage. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public UsageReport mine(UsagePeriod period) {
        UserId me = currentUser.require().id();
        return new UsageReport(
                period,
                byDay(period, rollup.series(Dimension.PEOPLE, me.value(), midnights(period))),
                List.of());
    }

    /** My own last calls of a period, newest first. Single calls are kept for a time only. */
    @PreAuthorize(Roles.IS_SIGNED_IN)
    public List<UsageRow> myLatestCalls(UsagePeriod period) {
        return calls.latest(currentUser.require().id(), period.start(), period.end(), LATEST_CALLS);
    }

    /** Everybody's usage. */
    @PreAuthorize(Roles.IS_ADMIN)
    public UsageReport company(UsagePeriod period) {
        return new UsageReport(
                period,
                byDay(period, rollup.series(midnights(period))),
                rollup.byMember(Dimension.PEOPLE, period.start(), period.end()).entrySet().stream()
                        .map(entry -> person(new UserId(entry.getKey()), entry.getValue()))
                        .sorted(
                                Comparator.comparing(
                                                (PersonUsage each) -> each.totals().costMicros())
                                        .thenComparing(each -> each.totals().requests())
                                        .reversed())
                        .toList());
    }

    private PersonUsage person(UserId id, UsageTotals totals) {
        Optional<User> user = users.find(id);
        return new PersonUsage(
                user.map(User::name).orElse(id.value()),
                user.map(each -> each.email().value()).orElse(""),
                totals);
    }

    private static List<Instant> midnights(UsagePeriod period) {
        return period.from()
                .datesUntil(period.to().plusDays(2))
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .toList();
    }

    private static SortedMap<LocalDate, UsageTotals> byDay(
            UsagePeriod period, List<UsageTotals> series) {
        SortedMap<LocalDate, UsageTotals> days = new TreeMap<>();
        series.forEach(each -> days.put(period.from().plusDays(days.size()), each));
        return days;
    }
}
