package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    retry-after | 20 | PT20S
                    retry-after | 0 | PT0S
                    retry-after | 1.5 | PT1.5S
                    retry-after-ms | 250 | PT0.25S
                    retry-after | Sun, 06 Nov 1994 08:49:37 GMT | PT37S
                    retry-after | Sun, 06 Nov 1994 08:48:37 GMT | PT0S
                    """)
    void isReadInEachForm(String header, String value, Duration wait) {
        assertThat(of(Map.of(header, value))).contains(wait);
    }

    @Test
    void isReadInTheDateFormsOfOld() {
        Instant then = Instant.parse("2026-11-06T08:49:00Z");
        assertThat(
                        RetryAfter.of(
                                name ->
                                        Optional.ofNullable(
                                                Map.of(
                                                                "retry-after",
                                                                "Friday, 06-Nov-26 08:49:37 GMT")
                                                        .get(name)),
                                then))
                .contains(Duration.ofSeconds(37));
        assertThat(of(Map.of("retry-after", "Sun Nov  6 08:49:37 1994")))
                .contains(Duration.ofSeconds(37));
    }

    @Test
    void millisecondsAreMoreExact() {
        assertThat(of(Map.of("retry-after", "1", "retry-after-ms", "300")))
                .contains(Duration.ofMillis(300));
    }

    @Test
    void aLimitThatIsUsedUpTellsWhenItIsThereAgain() {
        assertThat(
                        of(
                                Map.of(
                                        "x-ratelimit-remaining-requests",
                                        "0",
                                        "x-ratelimit-reset-requests",
                                        "6m0s",
                                        "x-ratelimit-remaining-tokens",
                                        "100",
                                        "x-ratelimit-reset-tokens",
                                        "9h")))
                .contains(Duration.ofMinutes(6));
        assertThat(
                        of(
                                Map.of(
                                        "x-ratelimit-remaining-tokens",
                                        "0",
                                        "x-ratelimit-reset-tokens",
                                        "1m2.5s")))
                .contains(Duration.ofMillis(62_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "NaN",
                "Infinity",
                "1e99",
                "soon",
                "Sun, 06 Nov 1994",
                "9999999999999",
                "Sun, 31 Feb 1994 08:49:37 GMT"
            })
    void whatCannotBeReadIsNotSaid(String value) {
        assertThat(of(Map.of("retry-after", value))).isEmpty();
        assertThat(
                        of(
                                Map.of(
                                        "x-ratelimit-remaining-tokens",
                                        "0",
                                        "x-ratelimit-reset-tokens",
                                        value)))
                .isEmpty();
    }

    @Test
    void everySecondOfTheNextYearsIsReadAsItWasWritten() {
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            long seconds = random.nextLong(90_000_000);
            String date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
            assertThat(of(Map.of("retry-after", date))).contains(Duration.ofSeconds(seconds));
            assertThat(of(Map.of("retry-after", String.valueOf(seconds))))
                    .contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void noTextMakesItThrowOrNegative() {
        Random random = new Random(6);
        String alphabet = "0123456789.-+eE msthdSunNov:,GMT\u00e9\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(
                            of(
                                    Map.of(
                                            "retry-after",
                                            text.toString(),
                                            "x-ratelimit-remaining-tokens",
                                            "0",
                                            "x-ratelimit-reset-tokens",
                                            text.toString())))
                    .satisfies(
                            wait ->
                                    assertThat(wait.filter(Duration::isNegative))
                                            .as(text.toString())
                                            .isEmpty());
        }
    }

    private static Optional<Duration> of(Map<String, String> headers) {
        return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)), NOW);
    }
}
