package io.teamclaw.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.bench.contender.Instance;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrkOutputTest {
    private static final String GOOD =
            """
            Running 5s test @ http://127.0.0.1:3000/openai/v1/chat/completions
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.25ms  310.55us  10.13ms   92.23%
                Req/Sec    25.71k     1.02k   27.61k    74.00%
              Latency Distribution
                 50%  912.00us
                 75%    1.32ms
                 90%    1.51ms
                 99%    2.13s
              128034 requests in 5.01s, 98.04MB read
            Requests/sec:  25555.29
            Transfer/sec:     19.57MB
            """;

    @Test
    void readsCountsRateAndLatencyInTheirUnits() {
        assertThat(WrkOutput.of(GOOD)).isEqualTo(new WrkOutput(128034, 25555.29, 0.912, 2130, 0));
    }

    @Test
    void countsBadAnswersAndBrokenConnectionsAsErrorsAndNotAsThroughput() {
        WrkOutput output =
                WrkOutput.of(
                        GOOD.replace(
                                "Requests/sec:",
                                "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
                                        + "  Non-2xx or 3xx responses: 64007\nRequests/sec:"));

        assertThat(output.errors()).isEqualTo(64017);
        assertThat(output.goodPerSecond()).isBetween(12770.0, 12780.0);
    }

    @Test
    void refusesWhatIsNotItsOutput() {
        assertThatThrownBy(() -> WrkOutput.of("unable to connect"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unable to connect");
    }

    @Test
    void tellsWrkTheHostUnderTheNameThatItKnows() {
        Instance instance =
                new Instance(
                        "nginx",
                        Optional.empty(),
                        4711,
                        "/openai/v1/chat/completions",
                        Map.of("x-more", "1"),
                        Path.of("."));

        assertThat(Wrk.script(instance, "{\"a\":[1]}"))
                .contains("wrk.body = [==[{\"a\":[1]}]==]")
                .contains("wrk.headers[\"Host\"] = \"localhost:4711\"")
                .contains("wrk.headers[\"x-more\"] = \"1\"")
                .doesNotContain("\"host\"");
    }
}
