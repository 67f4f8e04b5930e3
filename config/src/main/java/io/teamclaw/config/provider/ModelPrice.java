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
 * @param cacheWrite for tokens written to the cache
 * @param asOf the day on which the source said so
 * @param source where the figure comes from
 */
public record ModelPrice(
        BigDecimal input,
        BigDecimal output,
        BigDecimal cacheRead,
        BigDecimal cacheWrite,
        LocalDate asOf,
        String source) {

    /** Cost in micro-dollars, the sum rounded half up once. */
    public long costMicros(TokenCounts tokens) {
        return input.multiply(BigDecimal.valueOf(tokens.input()))
                .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                .add(cacheRead.multiply(BigDecimal.valueOf(tokens.cacheRead())))
                .add(cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheWrite())))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
