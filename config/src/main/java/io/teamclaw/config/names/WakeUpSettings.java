package io.teamclaw.config.names;

import java.util.List;
import java.util.stream.Stream;

/** The settings that say when workspaces are woken; no other is asked. */
public final class WakeUpSettings {
    /** The platform's own. */
    public static final String OWN = "platform/wake-ups";

    /** OpenClaw's, by top-level key. */
    public static final List<String> OF_OPENCLAW = List.of("agents", "cron", "plugins");

    private WakeUpSettings() {}

    /** All, as the config table's {@code configKey} has them. */
    public static List<String> keys() {
        return Stream.concat(Stream.of(OWN), OF_OPENCLAW.stream().map(each -> "openclaw/" + each))
                .toList();
    }
}
