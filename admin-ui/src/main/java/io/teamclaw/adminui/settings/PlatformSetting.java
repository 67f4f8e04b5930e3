package io.teamclaw.adminui.settings;

/** The company's rules that the settings' screen shows, each a key of the config table. */
public enum PlatformSetting {
    DOMAINS("allowed-domains"),
    DEFAULT_TEAM("default-team"),
    IDLE_MINUTES("idle-minutes"),
    ACTIVE_LIMIT("active-limit"),
    STARTS_AT_ONCE("starts-at-once"),
    KEEP_HOURS("keep-hours"),
    USAGE_DAYS("usage-days");

    private final String name;

    PlatformSetting(String name) {
        this.name = name;
    }

    /** E.g. {@code platform/idle-minutes}. */
    public String key() {
        return "platform/" + name;
    }
}
