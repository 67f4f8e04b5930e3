package io.teamclaw.lifecycle.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a pool key was last used, and with what outcome.
 *
 * @param lastUsedAt whatever came of it
 * @param lastOkAt with a status below 400
 * @param lastRefusedAt the provider refused the key itself (401, 403)
 * @param lastRefusedStatus what it said then
 * @param lastLimitedAt the provider's limit was reached (429)
 */
public record KeyActivity(
        Optional<Instant> lastUsedAt,
        Optional<Instant> lastOkAt,
        Optional<Instant> lastRefusedAt,
        Optional<Integer> lastRefusedStatus,
        Optional<Instant> lastLimitedAt) {
    /** Of a key that was never used. */
    public static final KeyActivity NONE =
            new KeyActivity(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The newest of some instants. */
    static Optional<Instant> newest(Stream<Optional<Instant>> all) {
        return all.flatMap(Optional::stream).max(Instant::compareTo);
    }
}
