package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.tokens.RenewalRow.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a token is renewed: after four fifths of its life, a day before its end at the earliest, so
 * that several attempts fit in before calls miss it. Tokens that end together are not renewed at
 * the same moment.
 */
final class RenewalTimes {
    /** Before the end of a token of which nobody knows when it began. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(20);

    private static final Duration EARLIEST = Duration.ofDays(1);
    private static final int SHARE_OF_LIFE = 5;

    /** Of the time before the end, what the spread takes at most. */
    private static final int SHARE_OF_SPREAD = 4;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private RenewalTimes() {}

    /** When a token's time is over, as the pool or the token itself says. */
    static Optional<Instant> end(PoolKey key) {
        return key.expiresAt().or(() -> JwtEnd.of(key.secret()));
    }

    /** From when on a token is to be renewed; empty where nobody knows when it ends. */
    static Optional<Instant> due(PoolKey key, RenewalRow row) {
        return end(key).map(end -> end.minus(shortened(lead(key, row, end), key)));
    }

    private static Duration lead(PoolKey key, RenewalRow row, Instant end) {
        boolean madeByUs = row.status() == Status.DONE && !row.mark().equals(TokenMark.of(key));
        Duration life = Duration.between(row.at(), end);
        if (!madeByUs || row.version() == 0 || life.isNegative()) {
            return UNKNOWN_LIFE;
        }
        Duration share = life.dividedBy(SHARE_OF_LIFE);
        return share.compareTo(EARLIEST) < 0 ? share : EARLIEST;
    }

    private static Duration shortened(Duration lead, PoolKey key) {
        return lead.minus(spread(lead.dividedBy(SHARE_OF_SPREAD), key.id()));
    }

    /**
     * How long to leave a token alone after an attempt that failed.
     *
     * @param wanted by the provider, if it says so
     */
    static Duration pause(String keyId, int attempts, Optional<Duration> wanted) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        Duration own = grown.plus(spread(grown.dividedBy(SHARE_OF_SPREAD), keyId));
        Duration pause = wanted.filter(each -> each.compareTo(own) > 0).orElse(own);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** A part of a duration, the same for a key each time, and any for different ones. */
    private static Duration spread(Duration most, String keyId) {
        return most.multipliedBy(Math.floorMod(keyId.hashCode(), 1_000)).dividedBy(1_000);
    }
}
