package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.TokenCounts;

/**
 * Counters of one scope and period.
 *
 * @param requests calls
 * @param errors calls that did not end {@code completed} with a status below 400
 * @param tokens by kind
 * @param costMicros micro-dollars of the priced calls
 * @param unpriced calls whose model has no known price
 */
public record UsageTotals(
        long requests, long errors, TokenCounts tokens, long costMicros, long unpriced) {
    public static final UsageTotals ZERO = new UsageTotals(0, 0, TokenCounts.NONE, 0, 0);

    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                errors + other.errors,
                new TokenCounts(
                        tokens.input() + other.tokens.input(),
                        tokens.output() + other.tokens.output(),
                        tokens.cacheRead() + other.tokens.cacheRead(),
                        tokens.cacheWrite() + other.tokens.cacheWrite(),
                        tokens.reasoning() + other.tokens.reasoning()),
                costMicros + other.costMicros,
                unpriced + other.unpriced);
    }
}
