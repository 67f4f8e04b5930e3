package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A team, and the reservation of its name, as items of the teams table. */
final class TeamItem {
    private TeamItem() {}

    static Map<String, AttributeValue> of(Team team) {
        return Map.of(
                "teamId", Values.text(team.id().value()),
                "name", Values.text(team.name()),
                "description", Values.text(team.description()),
                "version", Values.number(team.version()));
    }

    /** Empty for a reservation, and for what stays of a team that was deleted. */
    static Optional<Team> read(Item item) {
        String id = item.text("teamId");
        // No team's id has a #.
        if (id.contains("#") || item.flag("gone")) {
            return Optional.empty();
        }
        return Optional.of(
                new Team(
                        new TeamId(id),
                        item.text("name"),
                        item.optionalText("description").orElse(""),
                        item.number("version"),
                        closesInto(item)));
    }

    static Optional<TeamId> closesInto(Item item) {
        return item.optionalText("closesInto").map(TeamId::new);
    }

    static String reservationKey(TeamName name) {
        return "name#" + name.normalised();
    }

    static Map<String, AttributeValue> reservation(TeamName name, TeamId owner) {
        return Map.of(
                "teamId", Values.text(reservationKey(name)),
                "ownerId", Values.text(owner.value()));
    }
}
