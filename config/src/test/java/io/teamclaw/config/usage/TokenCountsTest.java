package io.teamclaw.config.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TokenCountsTest {
    @Test
    void reasoningIsInsideTheOutput() {
        assertThat(new TokenCounts(1, 20, 300, 4_000, 15).total()).isEqualTo(4_321);
        assertThat(TokenCounts.NONE.total()).isZero();
    }

    @Test
    void noKindIsNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenCounts(-1, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenCounts(0, -1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenCounts(0, 0, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenCounts(0, 0, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenCounts(0, 0, 0, 0, -1));
    }

    @Test
    void whatIsKeptForAnHourIsPartOfWhatWasWritten() {
        TokenCounts counts = new TokenCounts(1, 2, 3, 40, 0, 15, 0);

        assertThat(counts.total()).isEqualTo(46);
        assertThat(counts.cacheWrite5m()).isEqualTo(25);
        assertThat(new TokenCounts(0, 0, 0, 40, 0, 41, 0).cacheWrite1h()).isEqualTo(40);
    }

    @Test
    void addsKindByKind() {
        assertThat(
                        new TokenCounts(1, 2, 3, 4, 5, 2, 7)
                                .plus(new TokenCounts(10, 20, 30, 40, 50, 20, 70)))
                .isEqualTo(new TokenCounts(11, 22, 33, 44, 55, 22, 77));
    }
}
