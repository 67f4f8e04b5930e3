package io.teamclaw.lifecycle.resilience;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The soak, as small as it still finds much; a failure names the seed. */
class SmallSoakTest {
    @Test
    void nothingIsDoubledOrOrphanedOrStuckUnderFaults() {
        new Soak(40, 400, 0.05, System.nanoTime()).run(Duration.ofMinutes(2)).check();
    }
}
