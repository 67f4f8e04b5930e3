package io.teamclaw.adminui.config;

import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which tiers count for the people of a scope. */
@Component
public class ScopeTiers {
    private final TeamStore teams;
    private final UserStore users;

    ScopeTiers(TeamStore teams, UserStore users) {
        this.teams = teams;
        this.users = users;
    }

    /**
     * From everybody down to the scope itself (a read at most); empty where there is no such team
     * or person. Who calls it has checked the role.
     */
    public Optional<List<Scope>> of(Scope scope) {
        Scope everybody = new Scope.Everybody();
        return switch (scope) {
            case Scope.Everybody all -> Optional.of(List.of(all));
            case Scope.OfTeam team -> teams.find(team.id()).map(found -> List.of(everybody, scope));
            case Scope.OfPerson person ->
                    users.find(person.id())
                            .map(
                                    user ->
                                            List.of(
                                                    everybody,
                                                    new Scope.OfTeam(user.teamId()),
                                                    scope));
        };
    }
}
