package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Reach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspacePage;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Others' workspaces as administrators and, within their team, leads see them. */
@Service
@PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
public class WorkspaceListService {
    /** Rows that a page of stopped workspaces shows. */
    public static final int PAGE = 50;

    /** Read for one page at most, where a filter leaves most of them out. */
    private static final int MOST_READ = 1_000;

    private static final Comparator<WorkspaceRow> ORDER =
            Comparator.comparing(
                            (WorkspaceRow row) ->
                                    WorkspaceBoard.WATCHED.indexOf(row.workspace().state()))
                    .thenComparing(WorkspaceRow::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.id().value());

    private final WorkspaceService workspaces;
    private final WorkspaceBoard board;
    private final WorkspaceWatch watch;
    private final WorkspaceRows rows;
    private final Owners owners;
    private final UptimeCache uptimes;
    private final UserStore users;
    private final TeamStore teams;
    private final CurrentReach reach;

    WorkspaceListService(
            WorkspaceService workspaces,
            WorkspaceBoard board,
            WorkspaceWatch watch,
            WorkspaceRows rows,
            Owners owners,
            UptimeCache uptimes,
            UserStore users,
            TeamStore teams,
            CurrentReach reach) {
        this.workspaces = workspaces;
        this.board = board;
        this.watch = watch;
        this.rows = rows;
        this.owners = owners;
        this.uptimes = uptimes;
        this.users = users;
        this.teams = teams;
        this.reach = reach;
    }

    /** Those that are up, on their way or failed; what needs somebody comes first. */
    public WorkspaceList live(WorkspaceFilter filter) {
        WorkspaceBoard.Seen seen = board.seen();
        List<WorkspaceRow> sorted =
                rows.of(seen.workspaces().values(), filter, reach.get()).sorted(ORDER).toList();
        return new WorkspaceList(sorted, Optional.empty(), seen.complete());
    }

    /**
     * A page of those that are stopped, the one that was used last first. A whole e-mail address in
     * the filter is looked up directly.
     *
     * @param after where the page before ended
     */
    public WorkspaceList stopped(WorkspaceFilter filter, Optional<WorkspacePage.Mark> after) {
        Reach allowed = reach.get();
        Optional<User> one = byAddress(filter.text());
        if (one.isPresent()) {
            Workspace only = workspaces.find(one.get().id());
            return new WorkspaceList(
                    rows.of(List.of(only), filter, allowed).toList(), Optional.empty(), true);
        }
        List<WorkspaceRow> found = new ArrayList<>();
        Optional<WorkspacePage.Mark> mark = after;
        int read = 0;
        do {
            WorkspacePage page = workspaces.page(WorkspaceState.STOPPED, mark, PAGE);
            rows.of(page.workspaces(), filter, allowed).forEach(found::add);
            mark = page.next();
            read += PAGE;
        } while (mark.isPresent() && found.size() < PAGE && read < MOST_READ);
        return new WorkspaceList(found, mark, mark.isEmpty());
    }

    private Optional<User> byAddress(String text) {
        try {
            return text.contains("@")
                    ? users.findByEmail(new EmailAddress(text.strip()))
                    : Optional.empty();
        } catch (IllegalArgumentException notYetWhole) {
            return Optional.empty();
        }
    }

    /** One workspace, read anew; empty where there is no such person within reach. */
    public Optional<WorkspaceRow> find(UserId id) {
        Reach allowed = reach.get();
        return users.find(id)
                .filter(allowed::covers)
                .map(owner -> rows.of(workspaces.find(id), Optional.of(owner)));
    }

    /** Why one that runs is up; for the rows that are seen only. */
    public Optional<Uptime> uptime(WorkspaceRow row) {
        row.owner().ifPresent(reach::require);
        return row.workspace().state() == WorkspaceState.RUNNING && row.owner().isPresent()
                ? uptimes.of(row.workspace())
                : Optional.empty();
    }

    /** Those who asked for what is in its events, by id. */
    public Map<String, String> names(Workspace workspace) {
        List<UserId> ids =
                workspace.events().stream()
                        .flatMap(event -> event.by().stream())
                        .distinct()
                        .map(UserId::new)
                        .toList();
        Map<String, String> names = new HashMap<>();
        owners.of(ids).forEach((id, person) -> names.put(id.value(), person.name()));
        return names;
    }

    /** The teams that a list can be narrowed to. */
    public List<Team> teams() {
        Reach allowed = reach.get();
        return teams.all().stream()
                .filter(team -> allowed.covers(team.id()))
                .sorted(Comparator.comparing(Team::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /**
     * Tells that workspaces may have changed, until closed.
     *
     * @param page told on another thread
     */
    public AutoCloseable follow(Runnable page) {
        return watch.follow(page);
    }
}
