package io.teamclaw.adminui.dashboard;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.keys.KeyHealth;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The figures of the first page; a lead gets those of their team. */
@Service
public class DashboardService {
    private final Headcount people;
    private final UserStore users;
    private final TeamStore teams;
    private final LiveCounts workspaces;
    private final RollupStore rollup;
    private final KeyService keys;
    private final ConfigStore settings;
    private final AdminUiParts parts;
    private final CurrentReach reach;
    private final Clock clock;

    DashboardService(
            Headcount people,
            UserStore users,
            TeamStore teams,
            LiveCounts workspaces,
            RollupStore rollup,
            KeyService keys,
            ConfigStore settings,
            AdminUiParts parts,
            CurrentReach reach,
            Clock clock) {
        this.people = people;
        this.users = users;
        this.teams = teams;
        this.workspaces = workspaces;
        this.rollup = rollup;
        this.keys = keys;
        this.settings = settings;
        this.parts = parts;
        this.reach = reach;
        this.clock = clock;
    }

    /** How many people have an account. */
    @PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
    public int people() {
        return switch (reach.get()) {
            case Reach.Company company -> people.of(Optional.empty());
            case Reach.OneTeam one -> people.of(Optional.of(one.teamId()));
            case Reach.Nobody nobody -> 0;
        };
    }

    /** How their workspaces stand. */
    @PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
    public WorkspaceCounts workspaces() {
        return switch (reach.get()) {
            case Reach.Company company -> workspaces.of(all -> true);
            case Reach.OneTeam one -> {
                Set<UserId> members =
                        users.ofTeam(one.teamId()).stream()
                                .map(User::id)
                                .collect(Collectors.toSet());
                yield workspaces.of(members::contains);
            }
            case Reach.Nobody nobody -> workspaces.of(none -> false);
        };
    }

    /** What is used, and what was before. */
    @PreAuthorize(Roles.SEES_USAGE)
    public Trend usage(ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Instant> bounds =
                Stream.of(-59, -29, -13, -6, -1, 0, 1)
                        .map(days -> today.plusDays(days).atStartOfDay(zone).toInstant())
                        .toList();
        List<UsageTotals> parts =
                switch (reach.get()) {
                    case Reach.Company company -> rollup.series(bounds);
                    case Reach.OneTeam one ->
                            rollup.series(Dimension.TEAMS, one.teamId().value(), bounds);
                    case Reach.Nobody nobody ->
                            Collections.nCopies(bounds.size() - 1, UsageTotals.ZERO);
                };
        return new Trend(
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

    /** How the keys stand. */
    @PreAuthorize(Roles.IS_ADMIN)
    public KeyHealth keys() {
        return keys.health();
    }

    /** What a new installation needs, each with whether it is there. */
    @PreAuthorize(Roles.IS_ADMIN)
    public List<OnboardingStep> onboarding() {
        return List.of(
                new OnboardingStep(OnboardingStep.Kind.KEY, keys.health().hasKeys()),
                new OnboardingStep(
                        OnboardingStep.Kind.TEAM,
                        teams.all().stream().anyMatch(team -> !team.id().equals(Team.DEFAULT))),
                new OnboardingStep(
                        OnboardingStep.Kind.DOMAINS,
                        !settings.signUpPolicy(parts.defaultAllowedDomains())
                                .allowedDomains()
                                .isEmpty()),
                new OnboardingStep(
                        OnboardingStep.Kind.DEFAULT_TEAM, settings.defaultTeam().isPresent()));
    }
}
