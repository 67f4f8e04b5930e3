package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.TokenCounts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void areWhatTheProviderReported() {
        TokenCounts said = new TokenCounts(1, 2, 3, 4, 1);
        assertThat(Tokens.of(reading(said, true, 4000), 8000)).isEqualTo(new Tokens(said, false));
    }

    @Test
    void areGuessedWhereNothingWasReported() {
        assertThat(Tokens.of(reading(TokenCounts.NONE, false, 9), 8000))
                .isEqualTo(new Tokens(new TokenCounts(2000, 3, 0, 0, 0), true));
    }

    @Test
    void keepTheReportedPromptOfACutStream() {
        TokenCounts said = new TokenCounts(0, 1, 500, 0, 0);
        assertThat(Tokens.of(reading(said, false, 400), 8000))
                .isEqualTo(new Tokens(new TokenCounts(0, 100, 500, 0, 0), true));
    }

    private static AnswerMeter.Reading reading(TokenCounts said, boolean reported, long text) {
        return new AnswerMeter.Reading(Optional.empty(), said, reported, text);
    }
}
