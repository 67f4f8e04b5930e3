package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceRules;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the company has set for workspaces, in the config table under {@code platform/}: {@code
 * idle-minutes} (of a person before their team's before all's), {@code starts-at-once}, {@code
 * active-limit} and {@code keep-hours}.
 *
 * <p>What is stored malformed, past {@link ConfigStore#put}, counts as not set and is logged once:
 * one broken setting must not end all idle stops. What is set for all or for a team is known 30 s
 * late.
 */
public final class PlatformRules implements WorkspaceRules {
    private static final Logger LOG = System.getLogger(PlatformRules.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int DEFAULT_STARTS = 20;
    private static final int DEFAULT_KEEP_HOURS = 12;

    /** A value as it was at a moment. */
    private record Read(OptionalInt value, Instant at) {}

    private final ConfigStore config;
    private final Duration defaultIdle;
    private final Clock clock;

    /** One entry for each team whose members' workspaces were looked at, and a few for all. */
    private final Map<SettingName, Read> shared = new ConcurrentHashMap<>();

    private final Set<SettingName> complained = ConcurrentHashMap.newKeySet();

    /**
     * @param defaultIdle where nobody has set another
     */
    public PlatformRules(ConfigStore config, Duration defaultIdle, Clock clock) {
        this.config = config;
        this.defaultIdle = defaultIdle;
        this.clock = clock;
    }

    @Override
    public Duration idleTime(User owner) {
        OptionalInt minutes = read(name(SettingName.user(owner.id()), RuleSetting.IDLE_MINUTES));
        if (minutes.isEmpty()) {
            minutes = inTeam(owner.teamId(), RuleSetting.IDLE_MINUTES);
        }
        if (minutes.isEmpty()) {
            minutes = inAll(RuleSetting.IDLE_MINUTES);
        }
        return minutes.isPresent() ? Duration.ofMinutes(minutes.getAsInt()) : defaultIdle;
    }

    @Override
    public int startsAtOnce() {
        return inAll(RuleSetting.STARTS_AT_ONCE).orElse(DEFAULT_STARTS);
    }

    @Override
    public OptionalInt activeInAll() {
        return inAll(RuleSetting.ACTIVE_LIMIT);
    }

    @Override
    public OptionalInt activeInTeam(TeamId team) {
        return inTeam(team, RuleSetting.ACTIVE_LIMIT);
    }

    @Override
    public Duration longestKeep() {
        return Duration.ofHours(inAll(RuleSetting.KEEP_HOURS).orElse(DEFAULT_KEEP_HOURS));
    }

    private OptionalInt inTeam(TeamId team, RuleSetting rule) {
        return cached(name(SettingName.team(team), rule));
    }

    private OptionalInt inAll(RuleSetting rule) {
        return cached(name(SettingName.GLOBAL, rule));
    }

    private OptionalInt cached(SettingName name) {
        Instant now = clock.instant();
        return shared.compute(
                        name,
                        (key, before) ->
                                before != null && now.isBefore(before.at().plus(FRESH))
                                        ? before
                                        : new Read(read(key), now))
                .value();
    }

    private OptionalInt read(SettingName name) {
        Optional<String> stored = config.get(name.scope(), name.key());
        OptionalInt value =
                stored.isPresent()
                        ? RuleSetting.of(name).orElseThrow().parse(stored.get())
                        : OptionalInt.empty();
        if (stored.isPresent() && value.isEmpty() && complained.add(name)) {
            LOG.log(
                    Level.ERROR,
                    "The setting {0} is not {1} and counts as not set; set it again",
                    name,
                    RuleSetting.of(name).orElseThrow().expected());
        }
        return value;
    }

    private static SettingName name(String scope, RuleSetting rule) {
        return new SettingName(scope, rule.key());
    }
}
