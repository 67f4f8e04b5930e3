package io.teamclaw.adminui.keys;

import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Instant;
import java.util.Optional;

/**
 * What a key was used for, as the roll-up knows it some seconds after the call.
 *
 * @param lastUsedAt whatever came of it
 * @param lastOkAt with a status below 400
 * @param lastRefusedAt the provider did not accept the key
 * @param lastRefusedStatus what it said then, e.g. 401
 * @param lastLimitedAt the provider's limit was reached (429)
 * @param lately sums of the last 30 days
 */
public record KeyUsage(
        Optional<Instant> lastUsedAt,
        Optional<Instant> lastOkAt,
        Optional<Instant> lastRefusedAt,
        Optional<Integer> lastRefusedStatus,
        Optional<Instant> lastLimitedAt,
        UsageTotals lately) {
    /** Of a key that was never used. */
    public static final KeyUsage NONE =
            new KeyUsage(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    UsageTotals.ZERO);
}
