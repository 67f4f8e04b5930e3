package io.teamclaw.adminui.dashboard;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.LiveStates;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many people there are, out of memory. */
@Component
class Headcount {
    private final PeopleDirectory people;

    Headcount(AdminUiParts parts, UserStore users, Clock clock) {
        this.people =
                new PeopleDirectory(
                        users, new LiveStates(parts.dynamoDb(), parts.environment()), clock);
    }

    /** Of a team, or of all. */
    int of(Optional<TeamId> team) {
        return people.count(team.map(PeopleFilter.ALL::within).orElse(PeopleFilter.ALL));
    }
}
