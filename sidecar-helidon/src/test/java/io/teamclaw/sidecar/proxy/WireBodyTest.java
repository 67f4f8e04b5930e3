package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where bodies end, and that nothing after that end is taken for a request. */
class WireBodyTest {
    private static final String FINE = "POST /openai/v1/embeddings HTTP/1.1\r\nHost: localhost\r\n";
    private static final String CHUNKED = FINE + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String SECOND =
            "GET /openai/v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "2\\n{}\\n0\\n\\n > {}",
                "1\\n{\\n1\\n}\\n0\\n\\n > {}",
                "0002\\n{}\\n000\\n\\n > {}",
                "b\\n{\"model\":1}\\n0\\n\\n > {\"model\":1}",
                "B\\n{\"model\":1}\\n0\\n\\n > {\"model\":1}",
            })
    void ofChunksArriveWhole(String chunks, String body) throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(CHUNKED + chunks.replace("\\n", "\r\n"));
            assertThat(client.readUntil("}}")).startsWith("HTTP/1.1 200");
        }
        assertThat(upstream.next().body()).isEqualTo(body);
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void ofChunksArriveWholeHoweverTheyAreCut() throws Exception {
        byte[] request = (CHUNKED + "2\r\n{}\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawClient client = new RawClient(sidecar.port())) {
            for (int i = 0; i < request.length; i++) {
                client.send(request, i, 1);
            }
            assertThat(client.readUntil("}}")).startsWith("HTTP/1.1 200");
        }
        assertThat(upstream.next().body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\\n{}\\n0\\n\\n",
                "-2\\n{}\\n0\\n\\n",
                "+2\\n{}\\n0\\n\\n",
                "0x2\\n{}\\n0\\n\\n",
                " 2\\n{}\\n0\\n\\n",
                "2 \\n{}\\n0\\n\\n",
                "2;name=value\\n{}\\n0\\n\\n",
                "2;\\n{}\\n0\\n\\n",
                "\\n{}\\n0\\n\\n",
                "2\\l{}\\n0\\n\\n",
                "2\\n{}\\l0\\n\\n",
                "2\\n{}0\\n\\n",
                "2\\n{}x\\n0\\n\\n",
                "2\\n{}\\n0\\nX-Trailer: y\\n\\n",
                "2\\n{}\\n0\\n\\l",
                "fffffffff\\n{}\\n0\\n\\n",
                "10000000000000002\\n{}\\n0\\n\\n",
            })
    void ofMalformedChunksNeverMakeACall(String chunks) throws Exception {
        String body = chunks.replace("\\n", "\r\n").replace("\\l", "\n");
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(CHUNKED + body);
            assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(upstream.waiting()).as("whole calls upstream").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "0\r\n\r\n"})
    void aRequestHiddenBehindABodyIsNotMade(String between) throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(FINE + "Content-Length: 2\r\n\r\n{}" + between + SECOND);
            String answers = client.rest();
            assertThat(answers).startsWith("HTTP/1.1 200");
            assertThat(answers.substring(10)).containsOnlyOnce("HTTP/1.1 400 ");
        }
        assertThat(upstream.next().target()).isEqualTo("/v1/embeddings");
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aRequestHiddenBehindChunksIsNotMade() throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(CHUNKED + "2\r\n{}\r\n0\r\n\r\n" + SECOND);
            assertThat(client.rest()).startsWith("HTTP/1.1 200").contains("teamclaw_pipelined");
        }
        assertThat(upstream.next().target()).isEqualTo("/v1/embeddings");
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aRequestThatFollowsAnAnswerIsMade() throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(FINE + "Content-Length: 2\r\n\r\n{}");
            client.readUntil("}}");
            client.send(FINE + "Content-Length: 2\r\n\r\n[]");
            client.readUntil("}}");
        }
        assertThat(upstream.next().body()).isEqualTo("{}");
        assertThat(upstream.next().body()).isEqualTo("[]");
    }

    @Test
    void ofAClientThatLeavesWithinItMakesNoWholeCall() throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(FINE + "Content-Length: 20\r\n\r\n{\"model\"");
        }
        sidecar.usage().next();
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void ofAGetIsPassedOnLikeAnyOther() throws Exception {
        try (RawClient client = new RawClient(sidecar.port())) {
            client.send(
                    "GET /openai/v1/models HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: 2\r\n\r\n{}");
            client.readUntil("{}");
        }
        ReceivedRequest request = upstream.next();
        assertThat(request.body()).isEqualTo("{}");
        assertThat(request.header("content-length")).containsExactly("2");
    }
}
