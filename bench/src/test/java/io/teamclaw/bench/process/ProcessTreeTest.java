package io.teamclaw.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    @Test
    void addsUpAProcessAndItsChildren() throws IOException {
        long own = ProcessHandle.current().pid();
        Process child = new ProcessBuilder("/bin/sleep", "600").start();
        try {
            ProcessTree both = new ProcessTree(own);
            ProcessTree childAlone = new ProcessTree(child.pid());

            assertThat(childAlone.processes()).isEqualTo(1);
            assertThat(both.processes()).isGreaterThan(1);
            assertThat(childAlone.residentMegabytes()).isBetween(0.1, 20.0);
            assertThat(both.residentMegabytes()).isGreaterThan(20);
            assertThat(both.cpuSeconds()).isGreaterThan(childAlone.cpuSeconds());
        } finally {
            child.destroyForcibly();
        }
    }
}
