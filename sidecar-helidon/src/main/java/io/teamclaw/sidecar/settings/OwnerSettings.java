package io.teamclaw.sidecar.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.util.Optional;

/**
 * Whose agent this is.
 *
 * @param userId the person ({@code USER_ID})
 * @param teamId who pays, if the person has a team ({@code TEAM_ID})
 */
public record OwnerSettings(UserId userId, Optional<TeamId> teamId) {
    private static final String NOBODY = "local";

    static OwnerSettings of(Variables variables) {
        return new OwnerSettings(
                variables.value("USER_ID", UserId::new).orElseGet(() -> new UserId(NOBODY)),
                variables.value("TEAM_ID", TeamId::new));
    }
}
