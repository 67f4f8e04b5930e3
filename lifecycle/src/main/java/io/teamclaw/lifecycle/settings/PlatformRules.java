package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceRules;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the company has set for workspaces.
 *
 * @param defaultIdle where nobody has set another
 */
public record PlatformRules(Duration defaultIdle) implements WorkspaceRules {
    @Override
    public Duration idleTime(User owner) {
        return defaultIdle;
    }

    @Override
    public int startsAtOnce() {
        return 10;
    }

    @Override
    public OptionalInt activeInAll() {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt activeInTeam(TeamId team) {
        return OptionalInt.empty();
    }

    @Override
    public Duration longestKeep() {
        return Duration.ofHours(12);
    }
}
