package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;

/**
 * A team. Who belongs to it stands with each person.
 *
 * @param id opaque id
 * @param name unique
 * @param description free text, may be empty
 * @param version of the item
 */
public record Team(TeamId id, String name, String description, long version) {
    /** The team that everybody joins who was put into no other. */
    public static final TeamId DEFAULT = new TeamId("everyone");
}
