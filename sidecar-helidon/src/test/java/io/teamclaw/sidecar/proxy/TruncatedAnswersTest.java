package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.LiveThreads;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers that end before their end. Of those that the agent has seen nothing of a second try is
 * made; of the others it sees what came, and that it is not all.
 */
class TruncatedAnswersTest {
    @TempDir private Path folder;
    private final AtomicInteger calls = new AtomicInteger();

    /** In a cell, \n stands for CR LF. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "H",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\\n",
                "HTTP/1.1 200 OK\\ncontent-le",
                "HTTP/1.1 200 OK\\ncontent-length: 10\\n",
                "HTTP/1.1 200 OK\\ncontent-length: 10\\n\\n",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\n",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n0\\n",
                "HTTP/1.1 400 Bad\\ncontent-length: 10\\n\\nxyzxy",
                "HTTP/1.1 403 Bad\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n",
            })
    void beforeTheAgentSawAnythingAreTriedOnceMoreAndThenAnError(String raw) throws Exception {
        try (MockUpstream upstream = cutAfter(raw);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}"))
                    .startsWith("HTTP/1.1 502")
                    .contains("teamclaw_upstream_unreachable")
                    .doesNotContain("xyzxy");
            assertEnded(sidecar, upstream, 502, 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK\\ncontent-length: 10\\n\\nxyzxy | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ncontent-length: 6\\n\\nxyzxy | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyz | 200 | xyz",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n0 | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n0\\n | 200 | xyzxy",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n0\\na: b\\n | 200 | xyzxy",
                "HTTP/1.1 404 None\\ncontent-length: 10\\n\\nxyzxy | 404 | xyzxy",
                "HTTP/1.1 413 Large\\ntransfer-encoding: chunked\\n\\n5\\nxyzxy\\n | 413 | xyzxy",
            })
    void afterItSawSomeOfThemHaveNoEnd(String raw, int status, String seen) throws Exception {
        try (MockUpstream upstream = cutAfter(raw);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}");
            assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("\r\n0\r\n");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            boolean stated = raw.contains("content-length");
            assertThat(body.replaceAll("[0-9a-f]+\r\n|\r\n", ""))
                    .as("the bytes that came: %s", answer)
                    .isEqualTo(stated ? body : seen);
            assertThat(body).contains(seen);
            assertEnded(sidecar, upstream, status, 1);
        }
    }

    private MockUpstream cutAfter(String raw) throws IOException {
        return MockUpstream.start(
                (MockExchange exchange) -> {
                    calls.incrementAndGet();
                    exchange.request();
                    exchange.raw(raw.replace("\\n", "\r\n"));
                    exchange.cut();
                });
    }

    private void assertEnded(TestSidecar sidecar, MockUpstream upstream, int status, int times)
            throws Exception {
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
        assertThat(row.status()).isEqualTo(status);
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
        assertThat(calls).as("calls upstream").hasValue(times);
        assertThat(sidecar.load().attempts()).isZero();
        assertThat(sidecar.load().idleConnections()).isZero();
        upstream.awaitConnections(0);
        LiveThreads.awaitNone("upstream-body");
    }
}
