package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that end, or change from one part to the next, just where a buffer of ours is full. */
class BufferEdgesTest {
    private static final String CALL = "POST /openai/v1/responses";
    private static final String STATED =
            "HTTP/1.1 200 OK\r\nx-fill: %s\r\ncontent-length: %d\r\n\r\n";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nx-fill: %s\r\ntransfer-encoding: chunked\r\n\r\n";

    private static final String CLOSE = "Connection: close";

    /** Around an edge, so far to both sides. */
    private static final int AROUND = 24;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8192, 16384})
    void anAnswersBodyMayEndThere(int edge) throws Exception {
        AtomicReference<String> raw = new AtomicReference<>();
        try (MockUpstream upstream = answering(raw);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int size = edge - AROUND; size <= edge + AROUND; size++) {
                String body = "{" + "x".repeat(size - 160) + "}";
                String head = STATED.formatted("", body.length());
                String filled =
                        STATED.formatted(
                                "f".repeat(size - body.length() - head.length()), body.length());
                raw.set(filled + body);
                assertThat(raw.get()).hasSize(size);
                assertPasses(sidecar, body);
            }
            assertThat(upstream.connectionsMade()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 16384})
    void anAnswersChunksMayEndThere(int edge) throws Exception {
        AtomicReference<String> raw = new AtomicReference<>();
        try (MockUpstream upstream = answering(raw);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int size = edge - AROUND; size <= edge + AROUND; size++) {
                String first = "{" + "x".repeat(size - 200);
                String chunks =
                        Integer.toHexString(first.length())
                                + "\r\n"
                                + first
                                + "\r\n1\r\n}\r\n0\r\n\r\n";
                String head = CHUNKED.formatted("");
                raw.set(
                        CHUNKED.formatted("f".repeat(size - chunks.length() - head.length()))
                                + chunks);
                assertThat(raw.get()).hasSize(size);
                assertPasses(sidecar, first + "}");
            }
            assertThat(upstream.connectionsMade()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 16384, 32768})
    void anAnswersHeadMayEndThere(int edge) throws Exception {
        AtomicReference<String> raw = new AtomicReference<>();
        try (MockUpstream upstream = answering(raw);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int size = edge - 3; size <= edge + 3; size++) {
                String head = STATED.formatted("", 2);
                raw.set(STATED.formatted("f".repeat(size - head.length()), 2) + "{}");
                assertPasses(sidecar, "{}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 16384 - 10, 16384, 32768, 256 * 1024})
    void aRequestMayEndThere(int edge) throws Exception {
        try (MockUpstream upstream =
                        answering(new AtomicReference<>(STATED.formatted("", 2) + "{}"));
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int size = edge; size <= edge + 1; size++) {
                String body = "{".repeat(size);
                assertPasses(sidecar, "{}", RawClient.request(CALL, body, CLOSE));
                assertThat(upstream.next().body()).isEqualTo(body);
                assertPasses(sidecar, "{}", chunked(body));
                assertThat(upstream.next().body()).isEqualTo(body);
            }
            assertThat(upstream.waiting()).isZero();
        }
    }

    @Test
    void aRequestOfManySmallChunksArrivesWhole() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        String body = "0123456789".repeat(2_000);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    calls.incrementAndGet();
                                    exchange.request();
                                    exchange.answer(200, "application/json", "{}");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            StringBuilder request = new StringBuilder(chunked(""));
            request.setLength(request.length() - "0\r\n\r\n".length());
            for (int i = 0; i < body.length(); i++) {
                request.append("1\r\n").append(body.charAt(i)).append("\r\n");
            }
            assertPasses(sidecar, "{}", request.append("0\r\n\r\n").toString());
            assertThat(upstream.next().body()).isEqualTo(body);
            assertThat(calls).hasValue(1);
        }
    }

    private static MockUpstream answering(AtomicReference<String> raw) throws Exception {
        return MockUpstream.start(
                exchange -> {
                    exchange.request();
                    exchange.raw(raw.get());
                });
    }

    private static void assertPasses(TestSidecar sidecar, String body) throws Exception {
        assertPasses(sidecar, body, RawClient.request(CALL, "{}", CLOSE));
    }

    private static void assertPasses(TestSidecar sidecar, String body, String request)
            throws Exception {
        try (RawClient agent = new RawClient(sidecar.port())) {
            agent.send(request);
            String answer = agent.rest();
            assertThat(answer).startsWith("HTTP/1.1 200");
            String seen = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(seen.replaceAll("[^{x}]", "")).as("without chunks").isEqualTo(body);
        }
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
    }

    private static String chunked(String body) {
        String head =
                CALL
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + CLOSE
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        String chunk =
                body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        return head + chunk + "0\r\n\r\n";
    }
}
