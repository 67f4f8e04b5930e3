package io.teamclaw.adminui.people;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What a person used lately. */
@Service
@PreAuthorize(Roles.SEES_USAGE)
public class PersonUsageService {
    /** So many days are summed, today included. */
    public static final int DAYS = 30;

    private final RollupStore rollup;
    private final UserStore users;
    private final CurrentReach reach;
    private final Clock clock;

    PersonUsageService(RollupStore rollup, UserStore users, CurrentReach reach, Clock clock) {
        this.rollup = rollup;
        this.users = users;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * By day (UTC), days without usage left out.
     *
     * @throws AccessDeniedException where the person is out of reach, for a lead also where there
     *     is none of this id: usage outlasts its person
     */
    public SortedMap<LocalDate, UsageTotals> latest(UserId id) {
        users.find(id).ifPresentOrElse(reach::require, this::requireCompany);
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
        List<Instant> midnights =
                IntStream.rangeClosed(0, DAYS)
                        .mapToObj(
                                day -> first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant())
                        .toList();
        List<UsageTotals> totals = rollup.series(Dimension.PEOPLE, id.value(), midnights);
        SortedMap<LocalDate, UsageTotals> days = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            if (totals.get(day).requests() > 0) {
                days.put(first.plusDays(day), totals.get(day));
            }
        }
        return days;
    }

    private void requireCompany() {
        if (!(reach.get() instanceof Reach.Company)) {
            throw new AccessDeniedException("Nobody of your team");
        }
    }
}
