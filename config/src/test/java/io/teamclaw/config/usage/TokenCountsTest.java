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
}
