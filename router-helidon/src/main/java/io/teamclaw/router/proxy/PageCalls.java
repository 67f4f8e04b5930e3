package io.teamclaw.router.proxy;

import java.util.regex.Pattern;

/**
 * What OpenClaw's page asks its gateway by itself: when it connects, again after each lost
 * connection, from time to time, and whenever anything else happens, such as a scheduled job. All
 * of it only reads or follows. As seen with OpenClaw 2026.9.6; see docs/decisions/029.
 */
final class PageCalls {
    /** By their last word, so that reading something new is known as reading. */
    private static final Pattern READING =
            Pattern.compile(
                    "(?:[A-Za-z-]+\\.)+(?:get|list[A-Za-z]*|[a-z]*[sS]tatus|state|info|describe"
                            + "|catalog|history|startup|metadata|options|defaults|refresh|tail"
                            + "|checks|subscribe|unsubscribe|visibility)");

    private static final Pattern OTHERS =
            Pattern.compile(
                    "connect|health|status|last-heartbeat|system-presence|agent\\.wait"
                            + "|sessions\\.usage|sessions\\.viewers\\.set");

    private PageCalls() {}

    /**
     * @param method as a request names it, e.g. {@code sessions.list}
     */
    static boolean include(String method) {
        return READING.matcher(method).matches() || OTHERS.matcher(method).matches();
    }
}
