package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyHealthTest {
    private static final String KEY = "k-0123456789";
    private static final String ENTRY = "entry-of-then";

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final List<KeyTrouble> met = new ArrayList<>();
    private KeyHealth health;

    @BeforeEach
    void withoutJitter() {
        health =
                new KeyHealth(
                        () -> now,
                        new RandomGenerator() {
                            @Override
                            public long nextLong() {
                                return 0;
                            }

                            @Override
                            public long nextLong(long bound) {
                                return bound / 2;
                            }
                        },
                        (id, fingerprint, trouble) -> met.add(trouble));
    }

    @Test
    void aKeyNobodyComplainedOfWorks() {
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void aLimitedKeyRestsForAsLongAsTheProviderSays() {
        limited(Duration.ofSeconds(7));
        now = now.plusMillis(6_999);
        assertThat(isHealthy()).isFalse();
        now = now.plusMillis(1);
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void pausesGrowWhereTheProviderNamesNoneAndAreShortAgainAfterASuccess() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pauses.add(pauseOf(Optional.empty()).toSeconds());
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);

        health.worked(KEY);
        assertThat(pauseOf(Optional.empty())).isEqualTo(KeyHealth.FIRST_PAUSE);
    }

    @Test
    void pausesAreSpread() {
        KeyHealth spread = KeyHealth.ofProcess(() -> now);
        long different =
                java.util.stream.IntStream.range(0, 50)
                        .mapToObj(
                                i -> {
                                    spread.limited("k-" + i, ENTRY, Optional.empty());
                                    return spread.trouble("k-" + i, ENTRY).orElseThrow();
                                })
                        .distinct()
                        .count();
        assertThat(different).isGreaterThan(10);
    }

    @Test
    void callsThatMeetTheSameLimitTogetherCountAsOne() {
        for (int i = 0; i < 20; i++) {
            limited();
        }
        now = now.plus(KeyHealth.FIRST_PAUSE);
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void aLongerPauseThatTheProviderAsksForLaterCounts() {
        limited(Duration.ofSeconds(5));
        limited(Duration.ofSeconds(2));
        limited(Duration.ofSeconds(9));
        now = now.plusSeconds(8);
        assertThat(isHealthy()).isFalse();
    }

    @Test
    void aPauseBeyondReasonIsCut() {
        limited(Duration.ofDays(300));
        now = now.plus(KeyHealth.LONGEST_PAUSE);
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void aRefusedKeyStaysOutUntilItsEntryChanges() {
        health.refused(KEY, ENTRY, 401, KeyTrouble.Reason.REJECTED);
        now = now.plus(Duration.ofDays(30));
        assertThat(isHealthy()).isFalse();
        health.worked(KEY);
        limited(Duration.ofSeconds(1));
        now = now.plusSeconds(2);
        assertThat(isHealthy()).as("a pause does not end a quarantine").isFalse();

        assertThat(health.trouble(KEY, "entry-of-now")).isEmpty();
    }

    @Test
    void tellsOfEachTroubleAndOfAQuarantineOnce() {
        limited(Duration.ofSeconds(7));
        health.refused(KEY, ENTRY, 402, KeyTrouble.Reason.OUT_OF_CREDIT);
        health.refused(KEY, ENTRY, 402, KeyTrouble.Reason.OUT_OF_CREDIT);
        assertThat(met)
                .containsExactly(
                        new KeyTrouble.CoolingDown(now, now.plusSeconds(7)),
                        new KeyTrouble.Quarantined(now, 402, KeyTrouble.Reason.OUT_OF_CREDIT));
        assertThat(health.troubles()).containsOnlyKeys(KEY);
    }

    @Test
    void theWorseOfWhatIsKnownAndLearntCounts() {
        health.learn(KEY, ENTRY, new KeyTrouble.CoolingDown(now, now.plusSeconds(30)));
        health.learn(KEY, ENTRY, new KeyTrouble.CoolingDown(now, now.plusSeconds(20)));
        now = now.plusSeconds(29);
        assertThat(isHealthy()).isFalse();
        health.learn(KEY, ENTRY, new KeyTrouble.Quarantined(now, 401, KeyTrouble.Reason.REJECTED));
        health.learn(KEY, ENTRY, new KeyTrouble.CoolingDown(now, now.plusSeconds(1)));
        now = now.plusSeconds(60);
        assertThat(isHealthy()).isFalse();
        assertThat(met).as("what is learnt is not told again").isEmpty();
    }

    @Test
    void whatBeganBeforeAPersonPutItRightIsForgotten() {
        health.refused(KEY, ENTRY, 402, KeyTrouble.Reason.OUT_OF_CREDIT);
        health.forgive(KEY, now);
        assertThat(isHealthy()).isFalse();
        health.forgive(KEY, now.plusSeconds(1));
        assertThat(isHealthy()).isTrue();
    }

    private Duration pauseOf(Optional<Duration> asked) {
        health.limited(KEY, ENTRY, asked);
        KeyTrouble.CoolingDown cooling =
                (KeyTrouble.CoolingDown) health.trouble(KEY, ENTRY).orElseThrow();
        Duration pause = Duration.between(now, cooling.until());
        now = cooling.until();
        return pause;
    }

    private void limited() {
        health.limited(KEY, ENTRY, Optional.empty());
    }

    private void limited(Duration asked) {
        health.limited(KEY, ENTRY, Optional.of(asked));
    }

    private boolean isHealthy() {
        return health.trouble(KEY, ENTRY).isEmpty();
    }
}
