package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceRules;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Rules as generous as can be, until a test sets others. */
public final class SettableRules implements WorkspaceRules {
    private final Map<TeamId, Integer> activeInTeam = new ConcurrentHashMap<>();
    private final Map<UserId, Duration> idleOf = new ConcurrentHashMap<>();
    private volatile Duration idle = Duration.ofMinutes(30);
    private volatile Duration longestKeep = Duration.ofHours(12);
    private volatile int startsAtOnce = 1000;
    private volatile OptionalInt activeInAll = OptionalInt.empty();

    @Override
    public Duration idleTime(User owner) {
        return idleOf.getOrDefault(owner.id(), idle);
    }

    @Override
    public int startsAtOnce() {
        return startsAtOnce;
    }

    @Override
    public OptionalInt activeInAll() {
        return activeInAll;
    }

    @Override
    public OptionalInt activeInTeam(TeamId team) {
        Integer limit = activeInTeam.get(team);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    @Override
    public Duration longestKeep() {
        return longestKeep;
    }

    public void idle(Duration time) {
        idle = time;
    }

    /** Of one person. */
    public void idle(UserId owner, Duration time) {
        idleOf.put(owner, time);
    }

    public void longestKeep(Duration time) {
        longestKeep = time;
    }

    public void startsAtOnce(int limit) {
        startsAtOnce = limit;
    }

    public void activeInAll(int limit) {
        activeInAll = OptionalInt.of(limit);
    }

    public void activeInTeam(TeamId team, int limit) {
        activeInTeam.put(team, limit);
    }
}
