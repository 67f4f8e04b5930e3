package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Many workspaces under random operations and faults; what must never happen, and what must be
 * right again in the end. Run by {@code make soak}, which prints the figures; not part of {@code
 * make test}, where {@code SmallSoakTest} stands for it.
 */
class WorkspaceSoak {
    private static final int PEOPLE = Integer.getInteger("soak.people", 1_000);
    private static final int OPERATIONS = Integer.getInteger("soak.operations", 10_000);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Test
    void holdsUnderAFaultInEveryTwentiethCall() {
        SoakResult result = new Soak(PEOPLE, OPERATIONS, 0.05, SEED).run(LIMIT);

        System.out.println(result.summary());

        result.check();
        assertThat(result.operations()).isEqualTo(OPERATIONS);
    }
}
