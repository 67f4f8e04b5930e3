package io.teamclaw.adminui.people;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.AuditRow;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The company's people as administrators see them, and a team's as its lead does. */
@Service
@PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
public class PeopleService {
    /** So many rows of the audit log are on a person's page. */
    public static final int AUDIT_ROWS = 20;

    private final UserStore users;
    private final PeopleDirectory directory;
    private final TeamCatalogue teams;
    private final WorkspaceService workspaces;
    private final AuditStore audit;
    private final CurrentUser currentUser;
    private final CurrentReach reach;

    PeopleService(
            UserStore users,
            PeopleDirectory directory,
            TeamCatalogue teams,
            WorkspaceService workspaces,
            AuditStore audit,
            CurrentUser currentUser,
            CurrentReach reach) {
        this.users = users;
        this.directory = directory;
        this.teams = teams;
        this.workspaces = workspaces;
        this.audit = audit;
        this.currentUser = currentUser;
        this.reach = reach;
    }

    /** One page of those within reach who match; what others changed is known ten seconds late. */
    public List<Person> find(PeopleFilter filter, PeopleSort sort, int offset, int limit) {
        Map<TeamId, String> names =
                teams.all().stream().collect(Collectors.toMap(Team::id, Team::name));
        return limited(filter)
                .map(within -> directory.find(within, sort.comparator(names), offset, limit))
                .orElse(List.of());
    }

    /** How many of those within reach match. */
    public int count(PeopleFilter filter) {
        return limited(filter).map(directory::count).orElse(0);
    }

    private Optional<PeopleFilter> limited(PeopleFilter filter) {
        return switch (reach.get()) {
            case Reach.Company company -> Optional.of(filter);
            case Reach.OneTeam one -> Optional.of(filter.within(one.teamId()));
            case Reach.Nobody nobody -> Optional.empty();
        };
    }

    /** The teams within reach, by name. */
    public List<Team> teams() {
        Reach mine = reach.get();
        return teams.all().stream().filter(team -> mine.covers(team.id())).toList();
    }

    /** Whether whoever looks may change people. */
    public boolean mayEdit() {
        return currentUser.require().role() == Role.ADMIN;
    }

    /**
     * A person as recorded now; empty where there is none.
     *
     * @throws AccessDeniedException where the person is out of reach
     */
    public Optional<PersonDetails> person(UserId id) {
        return users.find(id).map(this::details);
    }

    private PersonDetails details(User user) {
        reach.require(user);
        return new PersonDetails(
                user,
                teams.find(user.teamId()),
                users.deletion(user.id()),
                workspaces.find(user.id()),
                mayEdit(),
                currentUser.require().id().equals(user.id()));
    }

    /** What administrators did to a person, newest first. */
    @PreAuthorize(Roles.IS_ADMIN)
    public List<AuditRow> history(UserId id) {
        return audit.search(AuditQuery.ofTarget("person/" + id), AUDIT_ROWS).rows();
    }
}
