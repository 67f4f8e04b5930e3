package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that one side may take for the end of a line and the other not. */
class SmugglingTest {
    @TempDir private Path folder;
    private MockUpstream upstream;
    private TestSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        upstream = MockUpstream.speakingAllFormats();
        sidecar = TestSidecar.start(folder, upstream.url());
    }

    @AfterEach
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    @Test
    void noSecondRequestHidesInAQuery() throws IOException {
        String target = "/openai/v1/models?x\tHTTP/1.1\nHost:a\n\nDELETE\t/v1/files/file-1?y";
        assertRefused("GET " + target + " HTTP/1.1\r\nHost: localhost");
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\t', 0, ' ', 0x0b, 0x7f, 0x80, 0xff})
    void noTargetHoldsAByteThatIsNoPrintableAscii(int b) throws IOException {
        assertRefused("GET /openai/v1/mo" + (char) b + "dels HTTP/1.1\r\nHost: localhost");
        assertRefused("GET /openai/v1/models?a=" + (char) b + "1 HTTP/1.1\r\nHost: localhost");
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', 0, 0x0b})
    void noHeaderHoldsAControlCharacter(int b) throws IOException {
        assertRefused(
                "GET /openai/v1/models HTTP/1.1\r\nHost: localhost\r\nX-One: a"
                        + (char) b
                        + "X-Two: b");
        assertRefused(
                "GET /openai/v1/models HTTP/1.1\r\nHost: localhost\r\nX-" + (char) b + "One: a");
    }

    @Test
    void noReasonPhraseReachesTheAgent() throws Exception {
        String answer = answerTo("HTTP/1.1 404 Own words\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 404 Not Found\r\n");
        assertThat(answer).endsWith("{}").doesNotContain("Own");
    }

    @Test
    void anAnswerWithALineFeedInItsReasonPhraseIsNone() throws Exception {
        String answer = answerTo("HTTP/1.1 404 Own\nX-Own: words\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 502 ").doesNotContain("Own");
    }

    private String answerTo(String raw) throws Exception {
        try (MockUpstream telling =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw(raw);
                                });
                TestSidecar other = TestSidecar.start(folder, telling.url())) {
            return RawClient.call(other.port(), "GET /openai/v1/models", "");
        }
    }

    /** Each character goes out as one byte. */
    private void assertRefused(String head) throws IOException {
        try (RawClient client = new RawClient(sidecar.port())) {
            byte[] bytes =
                    (head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            client.send(bytes, 0, bytes.length);
            assertThat(client.rest()).startsWith("HTTP/1.1 400");
        }
        assertThat(upstream.waiting()).isZero();
        assertThat(upstream.openConnections()).isZero();
    }
}
