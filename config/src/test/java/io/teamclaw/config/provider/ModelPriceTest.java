package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.usage.TokenCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPriceTest {
    @Test
    void eachKindHasItsPrice() {
        ModelPrice price = price("3", "15", "0.3", "3.75");

        assertThat(price.costMicros(new TokenCounts(1_000, 0, 0, 0, 0))).isEqualTo(3_000);
        assertThat(price.costMicros(new TokenCounts(0, 1_000, 0, 0, 0))).isEqualTo(15_000);
        assertThat(price.costMicros(new TokenCounts(0, 0, 1_000, 0, 0))).isEqualTo(300);
        assertThat(price.costMicros(new TokenCounts(0, 0, 0, 1_000, 0))).isEqualTo(3_750);
        assertThat(price.costMicros(new TokenCounts(1_000, 1_000, 1_000, 1_000, 900)))
                .isEqualTo(22_050);
        assertThat(price.costMicros(TokenCounts.NONE)).isZero();
    }

    @Test
    void whatIsWrittenForAnHourHasAPriceOfItsOwn() {
        ModelPrice price =
                new ModelPrice(
                        new BigDecimal("3"),
                        new BigDecimal("15"),
                        new BigDecimal("0.3"),
                        new BigDecimal("3.75"),
                        new BigDecimal("6"),
                        LocalDate.of(2026, 9, 24),
                        "test");

        assertThat(price.costMicros(new TokenCounts(0, 0, 0, 1_000, 0, 400, 0)))
                .isEqualTo(600 * 3_750 / 1_000 + 400 * 6);
        assertThat(
                        price("3", "15", "0.3", "3.75")
                                .costMicros(new TokenCounts(0, 0, 0, 1_000, 0, 400, 0)))
                .isEqualTo(3_750);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 1", "14, 1", "15, 2", "1000000, 100000"})
    void theSumIsRoundedHalfUpToTheMicroDollar(long tokens, long micros) {
        assertThat(price("0.1", "0", "0", "0").costMicros(new TokenCounts(tokens, 0, 0, 0, 0)))
                .isEqualTo(micros);
    }

    @Test
    void theSumIsRoundedOnceAndNotKindByKind() {
        ModelPrice price = price("0.1", "0.1", "0.1", "0.1");

        assertThat(price.costMicros(new TokenCounts(2, 2, 2, 2, 0))).isEqualTo(1);
    }

    @Test
    void aCostBeyondAllMeasureIsAnErrorAndNotANumber() {
        ModelPrice price = price("100", "0", "0", "0");

        assertThatThrownBy(() -> price.costMicros(new TokenCounts(Long.MAX_VALUE, 0, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static ModelPrice price(
            String input, String output, String cacheRead, String cacheWrite) {
        return new ModelPrice(
                new BigDecimal(input),
                new BigDecimal(output),
                new BigDecimal(cacheRead),
                new BigDecimal(cacheWrite),
                LocalDate.of(2026, 9, 24),
                "test");
    }
}
