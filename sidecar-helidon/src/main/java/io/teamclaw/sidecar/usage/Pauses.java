package io.teamclaw.sidecar.usage;

import java.time.Duration;

/**
 * How long to leave a store alone that was away.
 *
 * @param first after the first failure; it doubles with each further one
 * @param most it grows no longer
 */
record Pauses(Duration first, Duration most) {
    static final Pauses USUAL = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(30));

    /**
     * @param failures in a row, from 1
     */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
