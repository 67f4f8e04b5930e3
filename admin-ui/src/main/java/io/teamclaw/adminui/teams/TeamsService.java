package io.teamclaw.adminui.teams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.config.ModelChoice;
import io.teamclaw.adminui.config.ModelChoices;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.people.TeamCatalogue;
import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.settings.SettingConflictException;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamChangedException;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.teams.TeamNameTakenException;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Teams as administrators see and change them; a lead sees their own. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class TeamsService {
    private static final Comparator<User> BY_NAME =
            Comparator.comparing(User::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(user -> user.email().value());

    private final TeamStore store;
    private final TeamCatalogue catalogue;
    private final UserStore users;
    private final PeopleDirectory directory;
    private final DefaultsStore defaults;
    private final ModelChoices models;
    private final CurrentUser currentUser;
    private final CurrentReach reach;
    private final AuditTrail audit;

    TeamsService(
            TeamStore store,
            TeamCatalogue catalogue,
            UserStore users,
            PeopleDirectory directory,
            DefaultsStore defaults,
            ModelChoices models,
            CurrentUser currentUser,
            CurrentReach reach,
            AuditTrail audit) {
        this.store = store;
        this.catalogue = catalogue;
        this.users = users;
        this.directory = directory;
        this.defaults = defaults;
        this.models = models;
        this.currentUser = currentUser;
        this.reach = reach;
        this.audit = audit;
    }

    /** The teams within reach, by name; members as the directory knows them. */
    @PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
    public List<TeamSummary> all() {
        Reach mine = reach.get();
        Map<TeamId, Long> sizes = directory.sizes();
        PeopleFilter leading =
                new PeopleFilter(
                        "",
                        Optional.empty(),
                        Optional.of(Role.TEAM_LEAD),
                        Optional.empty(),
                        Optional.empty());
        Map<TeamId, List<User>> leads =
                directory
                        .find(
                                leading,
                                Comparator.comparing(Person::user, BY_NAME),
                                0,
                                Integer.MAX_VALUE)
                        .stream()
                        .map(Person::user)
                        .collect(Collectors.groupingBy(User::teamId));
        return catalogue.all().stream()
                .filter(team -> mine.covers(team.id()))
                .map(
                        team ->
                                new TeamSummary(
                                        team,
                                        sizes.getOrDefault(team.id(), 0L),
                                        leads.getOrDefault(team.id(), List.of())))
                .toList();
    }

    /**
     * A team with its members as recorded now; empty where there is none.
     *
     * @throws AccessDeniedException where it is out of reach
     */
    @PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
    public Optional<TeamDetails> find(TeamId id) {
        return store.find(id)
                .map(
                        team -> {
                            reach.require(team.id());
                            return new TeamDetails(
                                    team,
                                    users.ofTeam(id).stream().sorted(BY_NAME).toList(),
                                    defaults.read(id),
                                    currentUser.require().role() == Role.ADMIN);
                        });
    }

    /** What a team's model can be, as OpenClaw names it: what its members may use. */
    public List<String> models(TeamId id) {
        return models.of(new Scope.OfTeam(id)).stream()
                .map(ModelChoice::reference)
                .sorted()
                .toList();
    }

    /**
     * Makes a team.
     *
     * @throws TeamNameTakenException if another has the name
     */
    public Team create(TeamName name, String description) {
        Team made = store.create(name, description.strip());
        catalogue.forget();
        audit.record(
                "team.created",
                "team/" + made.id(),
                JsonNodeFactory.instance.missingNode(),
                TeamJson.of(made));
        return made;
    }

    /**
     * Changes name and description.
     *
     * @param before the team that was shown
     * @throws TeamChangedException where somebody changed or closed it since
     * @throws TeamNameTakenException if another has the name
     */
    public Team edit(Team before, TeamName name, String description) {
        Team after = store.edit(before.id(), before.version(), name, description.strip());
        catalogue.forget();
        audit.record("team.edited", "team/" + after.id(), TeamJson.of(before), TeamJson.of(after));
        return after;
    }

    /**
     * Changes what applies to its members; it takes effect at the next start of a workspace.
     *
     * @param wanted made from what was shown
     * @throws SettingConflictException where somebody changed one of them since
     * @throws IllegalArgumentException where a value is not allowed; the message says what is
     */
    public void saveDefaults(TeamId id, TeamDefaults wanted) {
        TeamDefaults before = defaults.read(id);
        defaults.write(id, wanted, currentUser.require().email());
        audit.record(
                "team.defaults-changed", "team/" + id, TeamJson.of(before), TeamJson.of(wanted));
    }
}
