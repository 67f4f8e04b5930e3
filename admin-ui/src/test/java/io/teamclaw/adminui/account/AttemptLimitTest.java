package io.teamclaw.adminui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final AttemptLimit limit = new AttemptLimit(3, Duration.ofMinutes(15), clock);

    @Test
    void theLimitHoldsUntilItsTimeIsOver() {
        count("ada", 3);
        clock.advance(Duration.ofMinutes(5));
        assertThat(limit.wait("ada")).contains(Duration.ofMinutes(10));

        clock.advance(Duration.ofMinutes(10));
        assertThat(limit.wait("ada")).isEmpty();
        count("ada", 1);
        assertThat(limit.wait("ada")).as("the count begins anew").isEmpty();
    }

    @Test
    void keysDoNotAffectEachOther() {
        count("ada", 3);
        assertThat(limit.wait("eve")).isEmpty();
    }

    @Test
    void aSuccessClearsTheCount() {
        count("ada", 3);
        limit.clear("ada");
        assertThat(limit.wait("ada")).isEmpty();
    }

    @Test
    void aFloodOfKeysForgetsTheOldest() {
        count("ada", 3);
        for (int i = 0; i < 10_000; i++) {
            limit.count("made-up-" + i);
        }
        assertThat(limit.wait("ada")).isEmpty();
    }

    private void count(String key, int times) {
        for (int i = 0; i < times; i++) {
            limit.count(key);
        }
    }
}
