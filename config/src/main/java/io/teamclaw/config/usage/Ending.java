package io.teamclaw.config.usage;

import java.util.Locale;

/** How an upstream call ended, as a usage row states it. */
public enum Ending {
    /** The whole answer passed, whatever its status. */
    COMPLETED,
    /** The agent closed its connection before the answer was whole. */
    CLIENT_GONE,
    /** The provider cut the answer, or could not be reached. */
    UPSTREAM_RESET,
    /** The provider kept silent for too long. */
    TIMEOUT,
    /** The sidecar itself said no; nothing was sent upstream. */
    REFUSED;

    /** The value in a usage row, for example {@code client_gone}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException where the value is none of ours
     */
    public static Ending ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
