package io.teamclaw.lifecycle.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of asking a provider for a new access token. */
sealed interface Exchange {
    /**
     * There is one. The text of this says nothing of it.
     *
     * @param accessToken the new one
     * @param refreshToken what renews it; empty where the one before goes on to hold
     * @param end when its time is over, if that is known
     */
    record Renewed(String accessToken, Optional<String> refreshToken, Optional<Instant> end)
            implements Exchange {
        @Override
        public String toString() {
            return "Renewed[" + end + "]";
        }
    }

    /**
     * The refresh token does not hold any more, and no further attempt helps.
     *
     * @param reason what the provider said, in a word
     */
    record SignInNeeded(String reason) implements Exchange {}

    /**
     * Not this time. Where no answer came, the provider may have taken the refresh token all the
     * same.
     *
     * @param reason in a few words, without a secret
     * @param pause that the provider asks for
     */
    record Failed(String reason, Optional<Duration> pause) implements Exchange {
        Failed(String reason) {
            this(reason, Optional.empty());
        }
    }
}
