package io.teamclaw.config.usage;

import java.util.Locale;

/** How an upstream call ended, as a usage row states it. */
public enum Ending {
    /** The whole answer passed, whatever its status. */
    COMPLETED,
    /** The whole answer passed, but from another key or provider than the first choice. */
    FAILED_OVER,
    /** The agent closed its connection before the answer was whole. */
    CLIENT_GONE,
    /** The provider cut the answer, or could not be reached. */
    UPSTREAM_RESET,
    /** The provider kept silent for too long. */
    TIMEOUT,
    /** The sidecar itself said no; nothing was sent upstream. */
    REFUSED;

    /** Whether the agent got the whole answer of a provider, whatever its status. */
    public boolean isWhole() {
        return this == COMPLETED || this == FAILED_OVER;
    }

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
