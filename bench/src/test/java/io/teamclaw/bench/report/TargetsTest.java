package io.teamclaw.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.bench.report.Target.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private final Results results = new Results();

    @ParameterizedTest
    @CsvSource({"8500, MET", "8499, MISSED"})
    void comparesThroughputWithThatOfNginxBesideIt(double reached, Verdict verdict) {
        results.add("nginx", "small-json", 1, "requests_per_s", 10_000);
        results.add("sidecar", "small-json", 1, "requests_per_s", reached);

        assertThat(verdict("Throughput of small JSON")).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"6236, MET", "6235, MISSED"})
    void takesFifteenTimesTheOriginalAsAShareOfNginx(double reached, Verdict verdict) {
        results.add("nginx", "small-json", 1, "requests_per_s", 10_000);
        results.add("sidecar", "small-json", 1, "requests_per_s", reached);

        assertThat(verdict("15 times")).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.2, MET", "0.23, MISSED"})
    void countsOnlyWhatIsAddedToADirectCall(double reached, Verdict verdict) {
        results.add("direct", "fixed-rate", 1, "p50_ms", 0.1);
        results.add("sidecar", "fixed-rate", 1, "p50_ms", reached);

        assertThat(verdict("Fixed rate: added p50")).isEqualTo(verdict);
    }

    @Test
    void takesTheMedianOfTheRoundsForTimesAndTheWorstForErrorsAndMemory() {
        for (int round = 1; round <= 3; round++) {
            results.add("sidecar", "start", round, "first_answer_ms", round == 3 ? 900 : 300);
            results.add("sidecar", "sse-64", round, "rss_peak_mb", round == 3 ? 111 : 100);
            results.add("sidecar", "failover-429", round, "errors", round == 2 ? 1 : 0);
        }

        assertThat(verdict("Start to first answer")).isEqualTo(Verdict.MET);
        assertThat(verdict("Memory with 64 streams")).isEqualTo(Verdict.MISSED);
        assertThat(verdict("Failover on 429: calls that failed")).isEqualTo(Verdict.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"1.55, MET", "1.56, MISSED"})
    void grantsFailoverADirectCallAndAMillisecond(double failover, Verdict verdict) {
        results.add("direct", "failover-429", 1, "plain_p50_ms", 0.05);
        results.add("sidecar", "failover-429", 1, "plain_p50_ms", 0.5);
        results.add("sidecar", "failover-429", 1, "failover_p50_ms", failover);

        assertThat(verdict("Failover on 429: added p50")).isEqualTo(verdict);
    }

    @Test
    void missesATargetWhereNothingWasAnswered() {
        results.add("sidecar", "sse-500", 1, "event_p99_ms", Double.NaN);

        assertThat(verdict("500 streams: delay")).isEqualTo(Verdict.MISSED);
    }

    @Test
    void saysOfEachTargetThatItWasNotMeasured() {
        assertThat(Targets.all())
                .allMatch(target -> target.verdict(results) == Verdict.NOT_MEASURED);
    }

    @Test
    void showsFiguresSideBySideAndAVerdictForEachTarget() {
        results.add("nginx", "small-json", 1, "requests_per_s", 24_000);
        results.add("nginx", "small-json", 2, "requests_per_s", 26_000);
        results.add("sidecar", "small-json", 1, "requests_per_s", 22_500);

        String table = Table.of(results, Targets.all());

        assertThat(table)
                .containsPattern("small-json +nginx +sidecar")
                .containsPattern("requests_per_s +25000 \\(24000\\.\\.26000\\) +22500")
                .containsPattern("Throughput of small JSON, of nginx's +>= +0.85 +0.90  met")
                .containsPattern("Memory idle +<= +95.00 MB +-  not measured");
        assertThat(table.lines().filter(line -> line.contains("not measured"))).hasSize(15);
    }

    private Verdict verdict(String name) {
        return Targets.all().stream()
                .filter(target -> target.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .verdict(results);
    }
}
