package io.teamclaw.sidecar.upstream;

import java.time.Duration;
import java.util.Optional;

/** What all attempts share. */
record Transport(IdleConnections idle, Connector connector, Watchdog watchdog, Timeouts timeouts) {
    /** Less than what providers and the load balancers in front of them allow. */
    private static final long KEPT_NANOS = Duration.ofSeconds(50).toNanos();

    private static final String TIMEOUT = "timeout=";

    /** How long a connection can wait for the next call after an answer with these headers. */
    static long keepNanos(UpstreamHeaders answer) {
        Optional<String> stated = answer.first("keep-alive");
        if (stated.isEmpty()) {
            return KEPT_NANOS;
        }
        String value = stated.get();
        int at = value.indexOf(TIMEOUT);
        long seconds = 0;
        for (int i = at + TIMEOUT.length(); at >= 0 && i < value.length() && i < at + 14; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                break;
            }
            seconds = 10 * seconds + value.charAt(i) - '0';
        }
        // A second for what is on its way when upstream closes.
        return at < 0
                ? KEPT_NANOS
                : Math.min(KEPT_NANOS, Duration.ofSeconds(Math.max(0, seconds - 1)).toNanos());
    }
}
