package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.keys.PoolKey;
import java.time.Instant;
import java.util.Optional;

/** How a key stands: what the pool says of it, and what sidecars met with it. */
public sealed interface KeyCondition {
    /** Calls go out with it, and work. */
    record Active() implements KeyCondition {}

    /**
     * The provider's limit was reached; no call takes it until then.
     *
     * @param until when it is taken again
     */
    record CoolingDown(Instant until) implements KeyCondition {}

    /** Why a key is quarantined. */
    enum Cause {
        /** The provider does not know it, or has withdrawn it. */
        REJECTED,
        /** Its account has no money or no quota left. */
        OUT_OF_CREDIT
    }

    /**
     * The provider did not accept it; no call takes it until its entry changes, or an administrator
     * has it used again.
     *
     * @param since when it was refused
     * @param status what the provider said, e.g. 401
     */
    record Quarantined(Instant since, Cause cause, int status) implements KeyCondition {}

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

    /**
     * Of a key at a moment.
     *
     * @param met what sidecars last met with this very entry of the pool
     */
    static KeyCondition of(PoolKey key, Optional<KeyStateRow> met, Instant now) {
        return switch (key.state()) {
            case DRAINING -> new Draining();
            case RETIRED -> new Retired();
            case ACTIVE ->
                    key.hasExpired(now)
                            ? new Expired(key.expiresAt().orElseThrow())
                            : met.map(each -> ofActive(each, now)).orElseGet(Active::new);
        };
    }

    private static KeyCondition ofActive(KeyStateRow met, Instant now) {
        return switch (met.kind()) {
            case REJECTED -> new Quarantined(met.since(), Cause.REJECTED, met.status());
            case OUT_OF_CREDIT -> new Quarantined(met.since(), Cause.OUT_OF_CREDIT, met.status());
            case COOLING_DOWN ->
                    met.until()
                            .filter(now::isBefore)
                            .<KeyCondition>map(CoolingDown::new)
                            .orElseGet(Active::new);
            case FORGIVEN -> new Active();
        };
    }
}
