package io.teamclaw.sidecar.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the readings of the key pool went.
 *
 * @param readAt when the pool in use was last read or confirmed, if there is one
 * @param failure what was wrong with the last reading; empty where that was good
 * @param readings how many were good
 * @param failures how many were not
 */
public record PoolHealth(
        Optional<Instant> readAt, Optional<Failure> failure, long readings, long failures) {
    /** Of a source that does not say. */
    public static final PoolHealth UNKNOWN =
            new PoolHealth(Optional.empty(), Optional.empty(), 0, 0);

    /** What kind of thing was wrong. */
    public enum Kind {
        /** It could not be fetched. */
        NOT_FETCHED,
        /** It was fetched and is no key pool. */
        MALFORMED
    }

    /**
     * A reading that failed.
     *
     * @param reason one line for people, without a key
     */
    public record Failure(Kind kind, Instant at, String reason) {}

    /** How old the pool in use is; empty where there is none. */
    public Optional<Duration> age(Instant now) {
        return readAt.map(at -> Duration.between(at, now));
    }

    PoolHealth good(Instant at) {
        return new PoolHealth(Optional.of(at), Optional.empty(), readings + 1, failures);
    }

    /** The pool in use was found to be the newest without being read again. */
    PoolHealth confirmed(Instant at) {
        return new PoolHealth(Optional.of(at), failure, readings, failures);
    }

    PoolHealth bad(Failure what) {
        return new PoolHealth(readAt, Optional.of(what), readings, failures + 1);
    }
}
