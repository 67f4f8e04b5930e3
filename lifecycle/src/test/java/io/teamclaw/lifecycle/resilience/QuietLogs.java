package io.teamclaw.lifecycle.resilience;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Thousands of faults are logged as they should be; nobody reads that here. */
final class QuietLogs {
    /** Held, for a logger that nobody holds forgets its level. */
    private static final Logger LIFECYCLE = Logger.getLogger("io.teamclaw.lifecycle");

    private QuietLogs() {}

    static void hush() {
        LIFECYCLE.setLevel(Level.OFF);
    }
}
