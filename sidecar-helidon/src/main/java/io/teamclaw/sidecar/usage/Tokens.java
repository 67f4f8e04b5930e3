package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;

/**
 * The tokens of a call.
 *
 * @param counts by kind
 * @param estimated whether some of them are a guess
 */
record Tokens(TokenCounts counts, boolean estimated) {
    /** English text and code come to about this many bytes a token with all current tokenizers. */
    private static final long BYTES_PER_TOKEN = 4;

    /**
     * Takes what the provider reported. Where its last word is missing (the answer was cut, or no
     * usage was asked for), the output is guessed from the text that was delivered, and the input
     * from the size of the request unless it was reported at the start. The guess errs upwards for
     * pictures and for JSON's own punctuation.
     */
    static Tokens of(AnswerMeter.Reading reading, long requestBytes) {
        TokenCounts said = reading.tokens();
        if (reading.reported()) {
            return new Tokens(said, false);
        }
        boolean promptKnown = said.input() + said.cacheRead() + said.cacheWrite() > 0;
        TokenCounts guess =
                new TokenCounts(
                        promptKnown ? said.input() : tokens(requestBytes),
                        Math.max(said.output(), tokens(reading.textBytes())),
                        said.cacheRead(),
                        said.cacheWrite(),
                        said.reasoning());
        return new Tokens(guess, true);
    }

    /** The guess for a call of which nothing but the request is known. */
    static Tokens ofRequest(long requestBytes) {
        return new Tokens(new TokenCounts(tokens(requestBytes), 0, 0, 0, 0), true);
    }

    private static long tokens(long bytes) {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
