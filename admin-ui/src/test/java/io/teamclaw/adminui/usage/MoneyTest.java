package io.teamclaw.adminui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest(name = "{0} micro-dollars read {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | $0.00",
                "1 | $0.000001",
                "17 | $0.000017",
                "420 | $0.00042",
                "4200 | $0.0042",
                "42350 | $0.0424",
                "123450 | $0.12",
                "500000 | $0.50",
                "1000000 | $1.00",
                "1234504999 | $1,234.50",
                "-4200 | -$0.0042",
            })
    void smallAmountsKeepTheirDigits(long micros, String text) {
        assertThat(Money.format(micros)).isEqualTo(text);
    }
}
