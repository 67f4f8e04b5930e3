package io.teamclaw.lifecycle.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.PoolKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Life, and how long before the end it is renewed at the earliest and at the latest. */
    @ParameterizedTest
    @CsvSource({"PT10M, PT2M, PT1M30S", "PT1H, PT12M, PT9M", "PT240H, PT24H, PT18H"})
    void aTokenOfKnownLifeIsRenewedAfterFourFifthsOfItADayBeforeItsEndAtTheEarliest(
            Duration life, Duration earliest, Duration latest) {
        PoolKey key = token("any", Optional.of(NOW.plus(life)));
        RenewalRow renewed =
                RenewalRow.none(key.id()).leased("of the one before", NOW, life).done(NOW);

        assertThat(RenewalTimes.due(key, renewed).orElseThrow())
                .isBetween(NOW.plus(life).minus(earliest), NOW.plus(life).minus(latest));
    }

    @Test
    void aTokenThatAPersonBroughtIsRenewedSomeTwentyMinutesBeforeItsEnd() {
        PoolKey key = token("any", Optional.of(NOW.plus(Duration.ofDays(3))));
        assertThat(RenewalTimes.due(key, RenewalRow.none(key.id())).orElseThrow())
                .isBetween(
                        NOW.plus(Duration.ofDays(3)).minus(Duration.ofMinutes(20)),
                        NOW.plus(Duration.ofDays(3)).minus(Duration.ofMinutes(15)));
    }

    @Test
    void aTokenOfWhichNobodyKnowsWhenItEndsIsNeverDue() {
        PoolKey key = token("any", Optional.empty());
        assertThat(RenewalTimes.due(key, RenewalRow.none(key.id()))).isEmpty();
    }

    @Test
    void tokensThatEndTogetherAreRenewedOneAfterTheOther() {
        assertThat(
                        IntStream.range(0, 50)
                                .mapToObj(i -> token("token-" + i, Optional.of(NOW)))
                                .map(key -> RenewalTimes.due(key, RenewalRow.none(key.id())))
                                .distinct())
                .hasSizeGreaterThan(30);
    }

    @Test
    void pausesGrowToAnHourAtMostAndFollowTheProvider() {
        Duration before = Duration.ZERO;
        for (int attempts = 1; attempts <= 7; attempts++) {
            Duration pause = RenewalTimes.pause("k-0123456789", attempts, Optional.empty());
            assertThat(pause).isGreaterThan(before).isLessThanOrEqualTo(Duration.ofHours(1));
            before = pause;
        }
        assertThat(RenewalTimes.pause("k-0123456789", 1, Optional.of(Duration.ofMinutes(9))))
                .isEqualTo(Duration.ofMinutes(9));
        assertThat(RenewalTimes.pause("k-0123456789", 1000, Optional.of(Duration.ofDays(9))))
                .isEqualTo(Duration.ofHours(1));
    }

    private static PoolKey token(String secret, Optional<Instant> end) {
        return new PoolKey(secret, Optional.empty(), Optional.of("refresh"), end);
    }
}
