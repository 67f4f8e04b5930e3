package io.teamclaw.config.usage;

/**
 * Tokens of one call by kind, in TeamClaw's own convention whatever the provider's is.
 *
 * @param input prompt tokens that were neither read from nor written to a cache
 * @param output generated tokens, reasoning included (they are billed as output)
 * @param cacheRead prompt tokens that the provider read from its cache
 * @param cacheWrite prompt tokens that the provider wrote to its cache
 * @param reasoning the part of {@code output} that was reasoning; 0 where not reported
 */
public record TokenCounts(
        long input, long output, long cacheRead, long cacheWrite, long reasoning) {
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0);

    public TokenCounts {
        if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0 || reasoning < 0) {
            throw new IllegalArgumentException("Token counts are not negative");
        }
    }

    /** All tokens of the call; {@code reasoning} is inside {@code output} already. */
    public long total() {
        return input + output + cacheRead + cacheWrite;
    }
}
