package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two readers could read in two ways is passed on to neither. */
class MalformedAnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 200 OK\r\ncontent-length: 2\r\n\r\n{}",
                "HTTP/1.1 20 OK\r\ncontent-length: 2\r\n\r\n{}",
                "HTTP/1.1 2000 OK\r\ncontent-length: 2\r\n\r\n{}",
                "HTTP/1.1 700 OK\r\ncontent-length: 2\r\n\r\n{}",
                "HTTP/1.1  200 OK\r\ncontent-length: 2\r\n\r\n{}",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n",
                OK + "content-length: 2\r\ncontent-length: 2\r\n\r\n{}",
                OK + "content-length: 2\r\ncontent-length: 3\r\n\r\n{}",
                OK + "content-length: 2, 2\r\n\r\n{}",
                OK + "content-length: +2\r\n\r\n{}",
                OK + "content-length: -2\r\n\r\n{}",
                OK + "content-length: 0x2\r\n\r\n{}",
                OK + "content-length:\r\n\r\n{}",
                OK + "content-length: 99999999999999999999\r\n\r\n{}",
                OK + "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                OK + "transfer-encoding: identity\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "content-length : 2\r\n\r\n{}",
                OK + "x-folded: a\r\n b\r\ncontent-length: 2\r\n\r\n{}",
                OK + "no colon\r\ncontent-length: 2\r\n\r\n{}",
                OK + ": no name\r\ncontent-length: 2\r\n\r\n{}",
                OK + "x-lf: a\nx-other: b\r\ncontent-length: 2\r\n\r\n{}",
                OK + "x-cr: a\rx-other: b\r\ncontent-length: 2\r\n\r\n{}",
                OK + "x-nul: a\0b\r\ncontent-length: 2\r\n\r\n{}",
                OK + "transfer-encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n"
            })
    void anAnswerThatIsNotPlainIsNotPassedOn(String raw) throws Exception {
        assertThat(answerTo(raw))
                .startsWith("HTTP/1.1 502")
                .contains("teamclaw_upstream_unreachable")
                .doesNotContain("x-other");
    }

    @Test
    void aHeadWithoutBoundIsNotRead() throws Exception {
        assertThat(answerTo(OK + "x-a: b\r\n".repeat(300) + "content-length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 502");
        assertThat(answerTo(OK + "x-a: " + "b".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 502");
        assertThat(answerTo("HTTP/1.1 103 Early\r\n\r\n".repeat(50) + OK + "\r\n"))
                .startsWith("HTTP/1.1 502");
    }

    @Test
    void aLargeHeadWithinTheBoundsIsPassedOn() throws Exception {
        String value = "b".repeat(30_000);
        assertThat(answerTo(OK + "x-a: " + value + "\r\ncontent-length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200")
                .contains(value)
                .endsWith("{}");
    }

    @Test
    void aChunkThatIsLongerThanItSaysHasNoEnd() throws Exception {
        assertThat(answerTo(OK + "transfer-encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("\r\n0\r\n");
    }

    @Test
    void interimAnswersAndLinesOfOneNameArePassedOver() throws Exception {
        assertThat(
                        answerTo(
                                "HTTP/1.1 103 Early\r\nlink: x\r\n\r\n"
                                        + OK
                                        + "link: one\r\nLink: two\r\ncontent-length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200")
                .contains("one")
                .contains("two")
                .endsWith("{}");
    }

    private String answerTo(String raw) throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw(raw);
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}");
            Ending ending = sidecar.usage().next().ending();
            boolean good = answer.endsWith("{}") && answer.startsWith("HTTP/1.1 200");
            assertThat(ending).isEqualTo(good ? Ending.COMPLETED : Ending.UPSTREAM_RESET);
            if (!good) {
                upstream.awaitConnections(0);
            }
            return answer;
        }
    }
}
