package io.teamclaw.adminui.teams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.people.Many;
import io.teamclaw.adminui.people.TeamCatalogue;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.ScopeRemoval;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamChangedException;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.users.Users;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Deletes teams: nobody joins any more, all members go to another team, then the team and its
 * settings go. Where it ends half-way, the team stays closed until somebody carries on.
 */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class TeamDeletion {
    private static final Logger LOG = LoggerFactory.getLogger(TeamDeletion.class);

    private final TeamStore teams;
    private final TeamCatalogue catalogue;
    private final UserStore users;
    private final PeopleDirectory directory;
    private final ConfigStore config;
    private final ScopeRemoval settings;
    private final AuditTrail audit;

    TeamDeletion(
            TeamStore teams,
            TeamCatalogue catalogue,
            UserStore users,
            PeopleDirectory directory,
            ConfigStore config,
            ScopeRemoval settings,
            AuditTrail audit) {
        this.teams = teams;
        this.catalogue = catalogue;
        this.users = users;
        this.directory = directory;
        this.config = config;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * Deletes a team.
     *
     * @param team as it was shown
     * @param into where its members go
     * @throws TeamChangedException where either was changed or closed since
     * @throws IllegalArgumentException for the default team, or where both are the same
     */
    public CloseOutcome delete(Team team, TeamId into) {
        if (config.defaultTeam().filter(team.id()::equals).isPresent()) {
            return new CloseOutcome.JoinedByNewPeople();
        }
        teams.beginClosing(team.id(), team.version(), into);
        catalogue.forget();
        audit.record(
                "team.deleted",
                "team/" + team.id(),
                TeamJson.of(team),
                JsonNodeFactory.instance.objectNode().put("membersGoTo", into.value()));
        return carryOn(team.id());
    }

    /** Goes on with one that is closed. */
    public CloseOutcome carryOn(TeamId id) {
        TeamId into = teams.destination(id);
        Set<UserId> moved = ConcurrentHashMap.newKeySet();
        Set<UserId> left = ConcurrentHashMap.newKeySet();
        if (!into.equals(id)) {
            List<User> members = membersBesides(id, moved);
            while (!members.isEmpty() && left.isEmpty()) {
                Many.forEach(members, user -> move(user, into, moved, left));
                // The index is behind by moments: it may name who has gone, or not yet who came.
                members = membersBesides(id, moved);
            }
            if (left.isEmpty()) {
                settings.of(id);
                teams.finishClosing(id);
            }
        }
        catalogue.forget();
        return left.isEmpty()
                ? new CloseOutcome.Deleted(moved.size())
                : new CloseOutcome.Unfinished(left.size());
    }

    private List<User> membersBesides(TeamId id, Set<UserId> moved) {
        return users.ofTeam(id).stream().filter(user -> !moved.contains(user.id())).toList();
    }

    private void move(User member, TeamId into, Set<UserId> moved, Set<UserId> left) {
        try {
            directory.written(users.update(member.id(), user -> Users.in(into, user)));
            moved.add(member.id());
        } catch (PersonLeavingException e) {
            // Gone soon, and in no team then.
            moved.add(member.id());
        } catch (RuntimeException e) {
            LOG.warn("{} could not be moved to another team", member.id(), e);
            left.add(member.id());
        }
    }
}
