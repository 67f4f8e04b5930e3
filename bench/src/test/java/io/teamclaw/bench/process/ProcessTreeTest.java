package io.teamclaw.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    @Test
    void addsUserAndSystemTimeBehindANameOfAnyKind() {
        String stat =
                "4711 (java (a) b) S 1 4711 4711 0 -1 4194304 100 0 0 0 250 75 9 9 20 0 1 0 5 6 7";

        assertThat(ProcessTree.ticks(stat)).isEqualTo(325);
    }

    @Test
    void countsNothingOfAProcessThatHasEnded() {
        assertThat(ProcessTree.ticks("")).isZero();
    }
}
