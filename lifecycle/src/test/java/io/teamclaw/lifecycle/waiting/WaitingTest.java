package io.teamclaw.lifecycle.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.lifecycle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final List<Duration> pauses = new ArrayList<>();
    private final Waiting waiting =
            new Waiting(
                    clock,
                    time -> {
                        pauses.add(time);
                        clock.advance(time);
                    });

    @Test
    void doesNotPauseWhereTheAnswerIsThere() {
        assertThat(waiting.until(PATIENCE, () -> Optional.of("yes"))).contains("yes");
        assertThat(pauses).isEmpty();
    }

    @Test
    void pausesLongerAndLongerUpToTheLongest() {
        waiting.until(PATIENCE, Optional::empty);

        // But for the last one, which is what is left.
        for (int i = 0; i < pauses.size() - 1; i++) {
            Duration most = Duration.ofSeconds(Math.min(5, 1L << Math.min(i, 3)));
            assertThat(pauses.get(i)).isBetween(most.dividedBy(2), most);
        }
    }

    @Test
    void asksForTheLastTimeWhenTheTimeIsUp() {
        assertThat(waiting.until(PATIENCE, Optional::empty)).isEmpty();
        assertThat(Duration.between(Instant.EPOCH, clock.instant())).isEqualTo(PATIENCE.limit());
    }

    @Test
    void asksOnceWhereThereIsNoTimeAtAll() {
        Patience none = new Patience(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(waiting.until(none, () -> Optional.of("at once"))).contains("at once");
    }

    @Test
    void aThreadThatIsToEndDoesNotGoOnWaiting() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Waiting.real().until(PATIENCE, Optional::empty))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
