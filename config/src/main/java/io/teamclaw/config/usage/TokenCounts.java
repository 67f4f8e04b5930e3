package io.teamclaw.config.usage;

/**
 * Tokens of one call by kind, in TeamClaw's own convention whatever the provider's is.
 *
 * @param input prompt tokens that were neither read from nor written to a cache
 * @param output generated tokens, reasoning included (they are billed as output)
 * @param cacheRead prompt tokens that the provider read from its cache
 * @param cacheWrite prompt tokens that the provider wrote to its cache, for however long
 * @param reasoning the part of {@code output} that was reasoning; 0 where not reported
 * @param cacheWrite1h the part of {@code cacheWrite} that is kept for an hour and not for five
 *     minutes; never more than that
 * @param images the part of the prompt and of the answer that was pictures; 0 where not reported
 */
public record TokenCounts(
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        long reasoning,
        long cacheWrite1h,
        long images) {
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0);

    public TokenCounts {
        if (input < 0
                || output < 0
                || cacheRead < 0
                || cacheWrite < 0
                || reasoning < 0
                || cacheWrite1h < 0
                || images < 0) {
            throw new IllegalArgumentException("Token counts are not negative");
        }
        cacheWrite1h = Math.min(cacheWrite1h, cacheWrite);
    }

    /** Without long-lived cache entries and pictures. */
    public TokenCounts(long input, long output, long cacheRead, long cacheWrite, long reasoning) {
        this(input, output, cacheRead, cacheWrite, reasoning, 0, 0);
    }

    /** All tokens of the call; the other kinds are parts of these four. */
    public long total() {
        return input + output + cacheRead + cacheWrite;
    }

    /** Prompt tokens that were written to a cache for five minutes. */
    public long cacheWrite5m() {
        return cacheWrite - cacheWrite1h;
    }

    /** The sum, kind by kind. */
    public TokenCounts plus(TokenCounts other) {
        return new TokenCounts(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                reasoning + other.reasoning,
                cacheWrite1h + other.cacheWrite1h,
                images + other.images);
    }
}
