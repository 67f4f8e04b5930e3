package io.teamclaw.adminui.people;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All teams by name, remembered for some seconds: lists of people name them row by row. */
@Component
public class TeamCatalogue {
    private static final Duration MEMORY = Duration.ofSeconds(5);

    private record Read(List<Team> teams, Instant until) {}

    private final TeamStore store;
    private final Clock clock;
    private volatile Optional<Read> last = Optional.empty();

    TeamCatalogue(TeamStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The default team is among them, also where nobody has made it yet. */
    public List<Team> all() {
        Instant now = clock.instant();
        Optional<Read> known = last.filter(read -> now.isBefore(read.until()));
        if (known.isPresent()) {
            return known.get().teams();
        }
        List<Team> teams = store.all();
        if (teams.stream().noneMatch(team -> team.id().equals(Team.DEFAULT))) {
            store.ensureDefault();
            teams = store.all();
        }
        last = Optional.of(new Read(teams, now.plus(MEMORY)));
        return teams;
    }

    /** Empty where there is no such team. */
    public Optional<Team> find(TeamId id) {
        return all().stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Reads anew the next time. */
    public void forget() {
        last = Optional.empty();
    }
}
