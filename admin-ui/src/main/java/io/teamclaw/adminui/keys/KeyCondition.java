package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.PoolKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a key stands: what the pool says of it, and what providers last answered to it. */
public sealed interface KeyCondition {
    /** So long after a 429 a key counts as cooling down; providers' limits are by the minute. */
    Duration COOLING = Duration.ofSeconds(60);

    /** Calls go out with it, and work. */
    record Active() implements KeyCondition {}

    /**
     * The provider's limit was reached; calls may fail until then.
     *
     * @param until when it should do again
     */
    record CoolingDown(Instant until) implements KeyCondition {}

    /**
     * The provider did not accept it, and no call has worked since: it was revoked there, or lacks
     * rights or money.
     *
     * @param since when it was refused last
     * @param status what the provider said, e.g. 401; empty if it is not known
     */
    record Quarantined(Instant since, Optional<Integer> status) implements KeyCondition {}

    /**
     * A token whose time is over; no call takes it.
     *
     * @param since when it ended
     */
    record Expired(Instant since) implements KeyCondition {}

    /** No new call takes it. */
    record Draining() implements KeyCondition {}

    /** Never used again. */
    record Retired() implements KeyCondition {}

    /** Of a key at a moment. */
    static KeyCondition of(PoolKey key, KeyUsage use, Instant now) {
        return switch (key.state()) {
            case DRAINING -> new Draining();
            case RETIRED -> new Retired();
            case ACTIVE ->
                    key.hasExpired(now)
                            ? new Expired(key.expiresAt().orElseThrow())
                            : ofActive(use, now);
        };
    }

    private static KeyCondition ofActive(KeyUsage use, Instant now) {
        Optional<Instant> refused = use.lastRefusedAt().filter(at -> isLast(at, use));
        if (refused.isPresent()) {
            return new Quarantined(refused.get(), use.lastRefusedStatus());
        }
        return use.lastLimitedAt()
                .filter(at -> isLast(at, use))
                .map(at -> at.plus(COOLING))
                .filter(now::isBefore)
                .<KeyCondition>map(CoolingDown::new)
                .orElseGet(Active::new);
    }

    /** No call has worked after it. */
    private static boolean isLast(Instant at, KeyUsage use) {
        return use.lastOkAt().filter(ok -> !ok.isBefore(at)).isEmpty();
    }
}
