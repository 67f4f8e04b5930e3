package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import java.util.OptionalInt;

/**
 * How many workspaces may be up when one more comes.
 *
 * @param inAll of everybody; empty without a limit
 * @param inTeam of the owner's team; empty without a limit
 */
record PlaceLimits(OptionalInt inAll, OptionalInt inTeam) {
    static final PlaceLimits NONE = new PlaceLimits(OptionalInt.empty(), OptionalInt.empty());

    static PlaceLimits of(WorkspaceRules rules, TeamId team) {
        return new PlaceLimits(rules.activeInAll(), rules.activeInTeam(team));
    }
}
