package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;
import java.time.Instant;

/**
 * The pool in use and how its readings went, wherever it comes from. A reading that fails leaves
 * the last good pool in use.
 *
 * @param state the pool, or why there never was one
 * @param health of the readings
 */
record PoolReading(PoolState state, PoolHealth health) {
    /** Before the first. */
    static final PoolReading NONE =
            new PoolReading(
                    new PoolState.Unreadable("the key pool was not read yet", true),
                    PoolHealth.UNKNOWN);

    /** After a good one. An equal pool stays the same object, for those who compare by identity. */
    PoolReading good(KeyPool pool, Instant now) {
        boolean same = state instanceof PoolState.Readable(KeyPool before) && before.equals(pool);
        return new PoolReading(same ? state : new PoolState.Readable(pool), health.good(now));
    }

    /**
     * After one that failed.
     *
     * @param passing whether another try makes sense to those who have no pool
     */
    PoolReading failed(PoolHealth.Kind kind, String reason, boolean passing, Instant now) {
        PoolState kept =
                state instanceof PoolState.Readable
                        ? state
                        : new PoolState.Unreadable(reason, passing);
        return new PoolReading(kept, health.bad(new PoolHealth.Failure(kind, now, reason)));
    }
}
