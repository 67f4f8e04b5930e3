package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.util.OptionalInt;

/** What the company has set for workspaces; read anew each time. */
public interface WorkspaceRules {
    /** No idle time is shorter, so that one who reads a long answer is not cut off. */
    Duration SHORTEST_IDLE_TIME = Duration.ofMinutes(5);

    /** After which an unused workspace of this person stops: their own, their team's or all's. */
    Duration idleTime(User owner);

    /** How many workspaces may be starting at once; the others wait in line. */
    int startsAtOnce();

    /** How many may be up at once in all; empty without a limit. */
    OptionalInt activeInAll();

    /** How many of a team may be up at once; empty without a limit. */
    OptionalInt activeInTeam(TeamId team);

    /** For how long somebody may ask to keep a workspace up, at most. */
    Duration longestKeep();
}
