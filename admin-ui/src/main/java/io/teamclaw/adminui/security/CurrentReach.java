package io.teamclaw.adminui.security;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The {@link Reach} of whoever is signed in, read anew: a lead may have been moved. */
@Component
public class CurrentReach {
    private final CurrentUser currentUser;
    private final UserStore users;

    CurrentReach(CurrentUser currentUser, UserStore users) {
        this.currentUser = currentUser;
        this.users = users;
    }

    public Reach get() {
        PortalUser me = currentUser.require();
        return switch (me.role()) {
            case ADMIN, FINANCE -> new Reach.Company();
            case TEAM_LEAD ->
                    users.find(me.id())
                            .<Reach>map(user -> new Reach.OneTeam(user.teamId()))
                            .orElseGet(Reach.Nobody::new);
            case EMPLOYEE -> new Reach.Nobody();
        };
    }

    /**
     * @throws AccessDeniedException where the person is out of reach
     */
    public void require(User user) {
        require(user.teamId());
    }

    /**
     * @throws AccessDeniedException where the team is out of reach
     */
    public void require(TeamId team) {
        if (!get().covers(team)) {
            throw new AccessDeniedException("Not of your team");
        }
    }
}
