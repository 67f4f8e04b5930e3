package io.teamclaw.adminui.usage;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who or what used how much, within the reach of whoever is signed in. */
@Component
class UsageMembers {
    /** What a lead can have: other counters are not kept by team. */
    static final Set<UsageBy> OF_A_TEAM = Set.of(UsageBy.DAY, UsageBy.PERSON);

    static final Comparator<Map.Entry<String, UsageTotals>> DEAREST_FIRST =
            Comparator.comparing(
                            (Map.Entry<String, UsageTotals> each) -> each.getValue().totalMicros())
                    .thenComparing(each -> each.getValue().requests())
                    .reversed()
                    .thenComparing(Map.Entry::getKey);

    private final RollupStore rollup;
    private final UserStore users;
    private final CurrentReach reach;

    UsageMembers(RollupStore rollup, UserStore users, CurrentReach reach) {
        this.rollup = rollup;
        this.users = users;
        this.reach = reach;
    }

    /** All members within my reach, dearest first. */
    List<Map.Entry<String, UsageTotals>> of(UsagePeriod period, UsageBy by) {
        return of(team(), period, by);
    }

    /**
     * The same for a thread that knows not who is signed in.
     *
     * @param team as {@link #team()} gave it
     */
    List<Map.Entry<String, UsageTotals>> of(Optional<TeamId> team, UsagePeriod period, UsageBy by) {
        if (team.isPresent() && !OF_A_TEAM.contains(by)) {
            throw new AccessDeniedException("Not of a team");
        }
        Dimension dimension =
                switch (by) {
                    case DAY -> throw new IllegalArgumentException("Days have no members");
                    case PERSON -> Dimension.PEOPLE;
                    case TEAM -> Dimension.TEAMS;
                    case PROVIDER -> Dimension.PROVIDERS;
                    case MODEL -> Dimension.MODELS;
                    case KEY -> Dimension.KEYS;
                };
        Map<String, UsageTotals> sums =
                team.map(
                                mine ->
                                        rollup.byMember(
                                                dimension,
                                                users.ofTeam(mine).stream()
                                                        .map(user -> user.id().value())
                                                        .toList(),
                                                period.start(),
                                                period.end()))
                        .orElseGet(() -> rollup.byMember(dimension, period.start(), period.end()));
        return sums.entrySet().stream().sorted(DEAREST_FIRST).toList();
    }

    /** The one team that I see; empty where I see all. */
    Optional<TeamId> team() {
        return switch (reach.get()) {
            case Reach.Company all -> Optional.empty();
            case Reach.OneTeam one -> Optional.of(one.teamId());
            case Reach.Nobody nobody -> throw new AccessDeniedException("Nobody's usage");
        };
    }
}
