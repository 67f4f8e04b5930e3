package io.teamclaw.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkOutputTest {
    private static final String LATENCY =
            """
            Running 10s test @ http://127.0.0.1:1/
              Latency Distribution
                 50%  850.00us
                 75%   19.28ms
                 90%  370.36ms
                 99%    1.13s\u0020
              20000 requests in 10.00s, 12.78MB read
            """;

    @Test
    void isReadInMillisecondsWhateverTheUnit() {
        WrkOutput output = WrkOutput.of(LATENCY + "Requests/sec:   2000.00\n");

        assertThat(output.p50Millis()).isEqualTo(0.85);
        assertThat(output.p99Millis()).isEqualTo(1130);
        assertThat(output.requests()).isEqualTo(20_000);
        assertThat(output.goodPerSecond()).isEqualTo(2000);
    }

    @Test
    void countsAnswersOfAnotherStatusAndBrokenConnectionsAsErrors() {
        WrkOutput output =
                WrkOutput.of(
                        LATENCY
                                + "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
                                + "  Non-2xx or 3xx responses: 4990\n"
                                + "Requests/sec:   2000.00\n");

        assertThat(output.errors()).isEqualTo(5000);
        assertThat(output.goodPerSecond()).isEqualTo(1500);
    }

    @Test
    void isRefusedWhereItIsSomethingElse() {
        assertThatThrownBy(() -> WrkOutput.of("unable to connect"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unable to connect");
    }
}
