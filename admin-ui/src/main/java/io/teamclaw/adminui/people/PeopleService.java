package io.teamclaw.adminui.people;

import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The company's people as administrators see and change them. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class PeopleService {
    private final UserStore users;
    private final TeamStore teams;
    private final WorkspaceService workspaces;
    private final CurrentUser currentUser;
    private final ActiveUsers activeUsers;

    PeopleService(
            UserStore users,
            TeamStore teams,
            WorkspaceService workspaces,
            CurrentUser currentUser,
            ActiveUsers activeUsers) {
        this.users = users;
        this.teams = teams;
        this.workspaces = workspaces;
        this.currentUser = currentUser;
        this.activeUsers = activeUsers;
    }

    /**
     * Everybody whose name or e-mail address contains the text, by name. Everybody is in a team, so
     * asking the teams for their members finds all without a scan.
     */
    public List<User> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return teams.all().stream()
                .flatMap(team -> users.ofTeam(team.id()).stream())
                .filter(user -> matches(user, wanted))
                .sorted(
                        Comparator.comparing(User::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(user -> user.email().value()))
                .toList();
    }

    /** How the person's workspace stands. */
    public WorkspaceState workspaceState(UserId id) {
        return workspaces.find(id).state();
    }

    /**
     * Disables a person: the workspace stops in the middle of whatever it does, and every session
     * ends within seconds.
     *
     * @throws IllegalArgumentException where it is oneself
     */
    public User disable(UserId id) {
        if (isMyself(id)) {
            throw new IllegalArgumentException("You cannot disable your own account.");
        }
        User disabled = users.update(id, user -> withDisabled(user, true));
        activeUsers.forget(id);
        workspaces.stopNow(id);
        return disabled;
    }

    /** Lets a disabled person in again. */
    public User enable(UserId id) {
        User enabled = users.update(id, user -> withDisabled(user, false));
        activeUsers.forget(id);
        return enabled;
    }

    public boolean isMyself(UserId id) {
        return currentUser.require().id().equals(id);
    }

    private static boolean matches(User user, String wanted) {
        return user.name().toLowerCase(Locale.ROOT).contains(wanted)
                || user.email().value().contains(wanted);
    }

    private static User withDisabled(User user, boolean disabled) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.role(),
                user.teamId(),
                disabled,
                user.createdAt(),
                user.version());
    }
}
