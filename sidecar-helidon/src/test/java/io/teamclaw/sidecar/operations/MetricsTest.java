package io.teamclaw.sidecar.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Pattern LINE =
            Pattern.compile("(# (HELP|TYPE) \\w+ .+)|(\\w+(\\{(\\w+=\"[^\"]*\",?)+})? -?[0-9.E]+)");

    @TempDir private Path folder;

    @Test
    void tellsOfEachCallThatIsOver() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream)) {
            RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", "{\"stream\":true}");
            RawClient.call(sidecar.port(), "DELETE /openai/v1/files/x", "");
            sidecar.usage().next();
            sidecar.usage().next();
            String metrics =
                    awaitMetric(
                            sidecar,
                            "teamclaw_sidecar_calls_total{provider=\"openai\",ending=\"refused\",status=\"4xx\"} 1");
            assertThat(metrics)
                    .contains(
                            "teamclaw_sidecar_calls_total{provider=\"anthropic\",ending=\"completed\",status=\"2xx\"} 1")
                    .contains(
                            "teamclaw_sidecar_tokens_total{provider=\"anthropic\",kind=\"cache_read\"} 1000")
                    .contains("teamclaw_sidecar_first_byte_seconds_count 1")
                    .contains("teamclaw_sidecar_cost_micros_total{provider=\"anthropic\"}")
                    .contains("teamclaw_sidecar_calls_in_flight 0")
                    .contains("teamclaw_sidecar_key_pool_readable 1")
                    .contains("teamclaw_sidecar_build_info{version=")
                    .doesNotContain(TestSidecar.ANTHROPIC_KEY);
            String body = metrics.substring(metrics.indexOf("\r\n\r\n") + 4);
            assertThat(body.lines()).allMatch(line -> LINE.matcher(line).matches());
        }
    }

    @Test
    void answersNobodyButThisMachine() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream)) {
            int port = sidecar.metricsPort();
            assertThat(RawClient.call(port, "GET /metrics", "", "Host: evil.example:" + port))
                    .startsWith("HTTP/1.1 403");
            assertThat(RawClient.call(port, "GET /metrics", "")).startsWith("HTTP/1.1 403");
            assertThat(get(port, "/other")).startsWith("HTTP/1.1 404");
        }
    }

    /** The row is written before it is counted. */
    private static String awaitMetric(TestSidecar sidecar, String line) throws Exception {
        String metrics = get(sidecar.metricsPort(), "/metrics");
        for (int i = 0; i < 1_000 && !metrics.contains(line); i++) {
            metrics = get(sidecar.metricsPort(), "/metrics");
        }
        assertThat(metrics).contains(line);
        return metrics;
    }

    private static String get(int port, String path) throws Exception {
        return RawClient.call(port, "GET " + path, "", "Host: 127.0.0.1:" + port);
    }

    private TestSidecar start(MockUpstream upstream) throws Exception {
        return TestSidecar.start(folder, upstream.url(), "", Map.of("SIDECAR_METRICS_PORT", "0"));
    }
}
