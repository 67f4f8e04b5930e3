package io.teamclaw.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.usage.UsageRetention;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A rule for workspaces that the company can set: a whole number within bounds. */
enum RuleSetting {
    /** After which an unused workspace stops. */
    IDLE_MINUTES("idle-minutes", 5, 1_440, List.of("global", "team", "user")),
    /** How many workspaces start at once: each takes a call of the lifecycle function. */
    STARTS_AT_ONCE(
            "starts-at-once",
            1,
            PlatformFunction.LIFECYCLE.concurrency() - OtherCalls.AT_ONCE,
            List.of("global")),
    /** How many workspaces are up at once: in all, or of one team. */
    ACTIVE_LIMIT("active-limit", 0, 100_000, List.of("global", "team")),
    /** For how many hours a workspace can be kept up. */
    KEEP_HOURS("keep-hours", 1, 12, List.of("global")),
    /** For how many days the row of a single call is kept. */
    USAGE_DAYS(
            UsageRetention.KEY.substring(SettingName.PLATFORM.length()),
            UsageRetention.LEAST_DAYS,
            UsageRetention.MOST_DAYS,
            List.of("global"));

    /** An enum's constants cannot use its own. */
    private static final class OtherCalls {
        /** What the lifecycle function does beside starts: stops, activity, the sweep. */
        static final int AT_ONCE = 10;
    }

    private final String name;
    private final int least;
    private final int most;
    private final List<String> scopes;

    RuleSetting(String name, int least, int most, List<String> scopes) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.scopes = scopes;
    }

    static Optional<RuleSetting> of(SettingName setting) {
        return Arrays.stream(values()).filter(rule -> rule.key().equals(setting.key())).findFirst();
    }

    /** E.g. {@code platform/idle-minutes}. */
    String key() {
        return SettingName.PLATFORM + name;
    }

    /** Empty where the text is no such number. */
    OptionalInt parse(String json) {
        Optional<JsonNode> number =
                StrictJson.parse(json).filter(JsonNode::isInt).filter(this::isWithin);
        return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
    }

    /**
     * @throws IllegalArgumentException where this cannot stand in that scope, or the text is no
     *     such number
     */
    void require(SettingName setting, String json) {
        if (!scopes.contains(setting.kindOfScope())) {
            throw new IllegalArgumentException(
                    key() + " can be set for " + String.join(" or ", scopes) + " only");
        }
        if (parse(json).isEmpty()) {
            throw new IllegalArgumentException("The value of " + setting + " is " + expected());
        }
    }

    /** E.g. {@code a whole number from 5 to 1440}. */
    String expected() {
        return "a whole number from " + least + " to " + most;
    }

    private boolean isWithin(JsonNode number) {
        return number.intValue() >= least && number.intValue() <= most;
    }
}
