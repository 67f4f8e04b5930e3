package io.teamclaw.adminui.security;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;

/** Whom a signed-in person may see and act upon besides themselves. */
public sealed interface Reach {
    /** Everybody: administrators, and finance where it may look at all. */
    record Company() implements Reach {}

    /**
     * The lead of a team.
     *
     * @param teamId theirs
     */
    record OneTeam(TeamId teamId) implements Reach {}

    /** Nobody else. */
    record Nobody() implements Reach {}

    /** Whether somebody's things are within it. */
    default boolean covers(User user) {
        return covers(user.teamId());
    }

    /** Whether a team's things are within it. */
    default boolean covers(TeamId team) {
        return switch (this) {
            case Company company -> true;
            case OneTeam one -> one.teamId().equals(team);
            case Nobody nobody -> false;
        };
    }
}
