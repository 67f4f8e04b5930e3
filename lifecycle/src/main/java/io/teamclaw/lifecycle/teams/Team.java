package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import java.util.Optional;

/**
 * A team. Who belongs to it stands with each person.
 *
 * @param id opaque id
 * @param name unique, whatever its case and spaces
 * @param description free text, may be empty
 * @param version of the item
 * @param closesInto present while it is being deleted: where its members go, and nobody joins it
 */
public record Team(
        TeamId id, String name, String description, long version, Optional<TeamId> closesInto) {
    /** The team that everybody joins who was put into no other. It cannot be deleted. */
    public static final TeamId DEFAULT = new TeamId("everyone");

    /** Whether people can join it. */
    public boolean isOpen() {
        return closesInto.isEmpty();
    }
}
