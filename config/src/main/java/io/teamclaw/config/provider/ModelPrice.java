package io.teamclaw.config.provider;

import io.teamclaw.config.usage.TokenCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Dollars per million tokens by kind. A dollar per million tokens is a micro-dollar per token, so
 * costs come out in micro-dollars without a factor.
 *
 * @param input for tokens neither read from nor written to a cache
 * @param output for generated tokens, reasoning included
 * @param cacheRead for tokens read from the cache
 * @param cacheWrite for tokens written to the cache for the provider's usual time (five minutes)
 * @param cacheWrite1h for tokens written to the cache for an hour
 * @param asOf the day on which the source said so
 * @param source where the figure comes from
 */
public record ModelPrice(
        BigDecimal input,
        BigDecimal output,
        BigDecimal cacheRead,
        BigDecimal cacheWrite,
        BigDecimal cacheWrite1h,
        LocalDate asOf,
        String source) {

    /** Of a provider that knows no cache that lasts longer, or takes no more for it. */
    public ModelPrice(
            BigDecimal input,
            BigDecimal output,
            BigDecimal cacheRead,
            BigDecimal cacheWrite,
            LocalDate asOf,
            String source) {
        this(input, output, cacheRead, cacheWrite, cacheWrite, asOf, source);
    }

    /** Cost in micro-dollars, the sum rounded half up once. */
    public long costMicros(TokenCounts tokens) {
        return input.multiply(BigDecimal.valueOf(tokens.input()))
                .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                .add(cacheRead.multiply(BigDecimal.valueOf(tokens.cacheRead())))
                .add(cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheWrite5m())))
                .add(cacheWrite1h.multiply(BigDecimal.valueOf(tokens.cacheWrite1h())))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
