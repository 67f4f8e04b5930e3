package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sums over some calls and some time of workspaces.
 *
 * @param requests calls
 * @param errors calls without a whole answer with a status below 400; of a key also those that went
 *     on with another one
 * @param endings calls by how they ended; an ending without calls is absent
 * @param tokens by kind
 * @param costMicros model money: micro-dollars of the priced calls
 * @param unpriced calls whose model has no known price
 * @param firstTokens how long they waited for an answer to begin
 * @param computeSeconds for which workspaces were up, of runs that are over
 * @param computeMicros compute money: micro-dollars of those seconds
 */
public record UsageTotals(
        long requests,
        long errors,
        Map<Ending, Long> endings,
        TokenCounts tokens,
        long costMicros,
        long unpriced,
        FirstTokens firstTokens,
        long computeSeconds,
        long computeMicros) {
    public static final UsageTotals ZERO =
            new UsageTotals(0, 0, Map.of(), TokenCounts.NONE, 0, 0, FirstTokens.NONE, 0, 0);

    public UsageTotals {
        endings = Map.copyOf(endings);
    }

    /** Model money and compute money, in micro-dollars. */
    public long totalMicros() {
        return costMicros + computeMicros;
    }

    /** Calls that ended so. */
    public long ended(Ending ending) {
        return endings.getOrDefault(ending, 0L);
    }

    /** Whether nothing at all was counted. */
    public boolean isEmpty() {
        return equals(ZERO);
    }

    public UsageTotals plus(UsageTotals other) {
        Map<Ending, Long> all = new EnumMap<>(Ending.class);
        all.putAll(endings);
        other.endings.forEach((ending, count) -> all.merge(ending, count, Long::sum));
        return new UsageTotals(
                requests + other.requests,
                errors + other.errors,
                all,
                tokens.plus(other.tokens),
                costMicros + other.costMicros,
                unpriced + other.unpriced,
                firstTokens.plus(other.firstTokens),
                computeSeconds + other.computeSeconds,
                computeMicros + other.computeMicros);
    }
}
