package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are answered without anybody reading them, byte by byte: what two readers could
 * take for different requests. None makes a connection to the provider.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WireRefusalTest {
    private static final String FINE = "POST /openai/v1/embeddings HTTP/1.1\r\nHost: localhost\r\n";

    private MockUpstream upstream;
    private TestSidecar sidecar;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        upstream = MockUpstream.speakingAllFormats();
        sidecar = TestSidecar.start(folder, upstream.url());
    }

    @AfterAll
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    /** In a cell, \n stands for CR LF, \l for LF, \r for CR, \t for a tab and \0 for NUL. */
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Targets that are not a path
                "GET http://localhost/openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "GET https://api.openai.com/v1/models HTTP/1.1\\nHost: localhost | 400",
                "CONNECT api.openai.com:443 HTTP/1.1\\nHost: localhost | 400",
                "OPTIONS * HTTP/1.1\\nHost: localhost | 400",
                "GET openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "GET ?x HTTP/1.1\\nHost: localhost | 400",
                "GET /openai/v1/models#x HTTP/1.1\\nHost: localhost | 400",
                "GET /openai\\\\v1/models HTTP/1.1\\nHost: localhost | 400",
                // Request lines
                "GET /openai/v1/models\\nHost: localhost | 400",
                "GET  /openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "GET /openai/v1/models  HTTP/1.1\\nHost: localhost | 400",
                "GET /openai/v1/models HTTP/1.1 \\nHost: localhost | 400",
                "GET\\t/openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "\" GET /openai/v1/models HTTP/1.1\\nHost: localhost\" | 400",
                "\\nGET /openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "get /openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "G@T /openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "GETGETGETGETGETGET /openai/v1/models HTTP/1.1\\nHost: localhost | 400",
                "GET /openai/v1/models http/1.1x\\nHost: localhost | 505",
                "GET /openai/v1/models HTTP/1.10\\nHost: localhost | 505",
                "GET /openai/v1/models HTTP/1.0\\nHost: localhost | 505",
                "GET /openai/v1/models HTTP/0.9\\nHost: localhost | 505",
                "GET /openai/v1/models HTTP/2\\nHost: localhost | 505",
                "GET /openai/v1/models HTTP/1.1\\0\\nHost: localhost | 400",
                "PRI * HTTP/2.0\\n\\nSM | 505",
                // Ends of lines
                "GET /openai/v1/models HTTP/1.1\\lHost: localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\lX: y | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\rX: y | 400",
                "GET /openai/v1/models HTTP/1.1\\rHost: localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\r\\r | 400",
                // Header lines
                "GET /openai/v1/models HTTP/1.1 | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nHost: localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nhOST: other | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost : localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost\\t: localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\n Host: localhost | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\n folded | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\n\\tfolded | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nno colon | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nnocolon | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\n: nameless | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nX(1): y | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nX: a\\0b | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nX\\0: b | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nX: grün | 400",
                // Other protocols and expectations
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nConnection: Upgrade, HTTP2-Settings\\nUpgrade: h2c\\nHTTP2-Settings: AAMA | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nUpgrade: websocket\\nConnection: upgrade | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nUpgrade: TLS/1.2 | 400",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nExpect: 100-continue | 417",
                "GET /openai/v1/models HTTP/1.1\\nHost: localhost\\nExpect: something | 417",
            })
    void ofAMalformedHead(String head, int status) throws IOException {
        assertThat(answer(head + "\\n\\n")).startsWith("HTTP/1.1 " + status + " ");
        assertNoCall();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 2\\nContent-Length: 2 | 400",
                "Content-Length: 2\\ncontent-length: 3 | 400",
                "Content-Length: 2, 2 | 400",
                "Content-Length: +2 | 400",
                "Content-Length: -2 | 400",
                "Content-Length: 0x2 | 400",
                "Content-Length: 2 2 | 400",
                "Content-Length: 2_0 | 400",
                "Content-Length: 2.0 | 400",
                "Content-Length: two | 400",
                "Content-Length: | 400",
                "Content-Length: 99999999999999999999 | 400",
                "Content-Length : 2 | 400",
                "Content-Length: 2\\nTransfer-Encoding: chunked | 400",
                "Transfer-Encoding: chunked\\nContent-Length: 0 | 400",
                "Transfer-Encoding: chunked\\nTransfer-Encoding: chunked | 400",
                "Transfer-Encoding: chunked\\nTransfer-Encoding: identity | 400",
                "Transfer-Encoding: identity\\nTransfer-Encoding: chunked | 501",
                "Transfer-Encoding: chunked, chunked | 501",
                "Transfer-Encoding: gzip, chunked | 501",
                "Transfer-Encoding: chunked, identity | 501",
                "Transfer-Encoding: identity | 501",
                "Transfer-Encoding: xchunked | 501",
                "Transfer-Encoding: chunkedx | 501",
                "Transfer-Encoding: \"chunked\" | 501",
                "Transfer-Encoding: chunked;q=1 | 501",
                "Transfer-Encoding: ,chunked | 501",
                "Transfer-Encoding: | 501",
                "Transfer-Encoding : chunked | 400",
                "Transfer-Encoding: \\0chunked | 400",
                "Transfer-Encoding:\\n chunked | 501",
                "X: y\\rTransfer-Encoding: chunked | 400",
                "Transfer\\l-Encoding: chunked | 400",
            })
    void ofABodyOfUnclearLength(String headers, int status) throws IOException {
        String body = "2\r\n{}\r\n0\r\n\r\n";
        assertThat(answer(FINE + headers + "\\n\\n" + body)).startsWith("HTTP/1.1 " + status + " ");
        assertNoCall();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /openai/v1/models HTTP/1.0\\nHost: localhost\\nTransfer-Encoding: chunked",
                "POST /openai/v1/embeddings HTTP/1.0\\nHost: localhost\\nTransfer-Encoding: chunked",
            })
    void ofChunksInAnOldVersion(String head) throws IOException {
        assertThat(answer(head + "\\n\\n0\\n\\n")).startsWith("HTTP/1.1 505 ");
        assertNoCall();
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                Arguments.of("a line", "GET /openai/v1/models?" + "x".repeat(40_000), "", 414),
                Arguments.of("a header", "GET /openai/v1/models", "X: " + "y".repeat(40_000), 431),
                Arguments.of("small headers", "GET /openai/v1/models", "X: y\r\n".repeat(200), 431),
                Arguments.of(
                        "larger ones", "GET /openai/v1/models", flood("y".repeat(900), 60), 431));
    }

    private static String flood(String value, int times) {
        return ("X-Header: " + value + "\r\n").repeat(times);
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("floods")
    void ofAFlood(String what, String start, String headers, int status) throws IOException {
        String request = start + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
        assertThat(answer(request)).startsWith("HTTP/1.1 " + status + " ");
        assertNoCall();
    }

    @Test
    void ofAHandshakeForTls() throws IOException {
        assertThat(answer("\u0016\u0003\u0001\u0002\u0000\u0001")).startsWith("HTTP/1.1 400 ");
        assertNoCall();
    }

    private void assertNoCall() {
        assertThat(upstream.waiting()).as("calls upstream").isZero();
        assertThat(upstream.openConnections()).as("connections upstream").isZero();
        assertThat(sidecar.usage().waiting()).as("rows").isZero();
    }

    /** Each character goes out as one byte; the answer is all that comes until the end. */
    private String answer(String request) throws IOException {
        String bytes =
                request.replace("\\n", "\r\n")
                        .replace("\\l", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("\\0", "\0")
                        .replace("\\\\", "\\");
        try (RawClient client = new RawClient(sidecar.port())) {
            byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
            client.send(raw, 0, raw.length);
            return client.rest();
        }
    }
}
