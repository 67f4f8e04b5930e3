package io.teamclaw.adminui.dashboard;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.keys.KeyHealth;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.adminui.usage.UsageTrend;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The figures of the first page; a lead gets those of their team. */
@Service
public class DashboardService {
    private final PeopleDirectory people;
    private final UserStore users;
    private final TeamStore teams;
    private final LiveCounts workspaces;
    private final UsageService usage;
    private final KeyService keys;
    private final ConfigStore settings;
    private final AdminUiParts parts;
    private final CurrentReach reach;

    DashboardService(
            PeopleDirectory people,
            UserStore users,
            TeamStore teams,
            LiveCounts workspaces,
            UsageService usage,
            KeyService keys,
            ConfigStore settings,
            AdminUiParts parts,
            CurrentReach reach) {
        this.people = people;
        this.users = users;
        this.teams = teams;
        this.workspaces = workspaces;
        this.usage = usage;
        this.keys = keys;
        this.settings = settings;
        this.parts = parts;
        this.reach = reach;
    }

    /** How many people have an account. */
    @PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
    public int people() {
        return switch (reach.get()) {
            case Reach.Company company -> people.count(PeopleFilter.ALL);
            case Reach.OneTeam one -> people.count(PeopleFilter.ALL.within(one.teamId()));
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
    public UsageTrend usage(ZoneId zone) {
        return usage.trend(zone);
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
