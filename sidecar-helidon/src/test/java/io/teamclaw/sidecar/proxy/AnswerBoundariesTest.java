package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where answers end: what a provider sends behind one reaches nobody, least of all the next call.
 */
class AnswerBoundariesTest {
    private static final String CALL = "POST /openai/v1/responses";
    private static final String OWN = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"b\":2}";
    private static final String OTHERS =
            "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"other\":1}\n";

    @TempDir private Path folder;
    private final AtomicInteger calls = new AtomicInteger();

    /** In a value, \n stands for CR LF, and \+ for a whole answer of somebody else's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\\ncontent-length: 7\\n\\n{\"a\":1}\\+",
                "HTTP/1.1 200 OK\\ncontent-length: 7\\n\\n{\"a\":1}\\n",
                "HTTP/1.1 200 OK\\ncontent-length: 0\\n\\n\\+",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n7\\n{\"a\":1}\\n0\\n\\n\\+",
                "HTTP/1.1 200 OK\\ntransfer-encoding: chunked\\n\\n7\\n{\"a\":1}\\n0\\n\\n\\n",
                "HTTP/1.1 204 No Content\\n\\n\\+",
                "HTTP/1.1 204 No Content\\ncontent-length: 12\\n\\n{\"other\":1}\\n",
                "HTTP/1.1 204 No Content\\ntransfer-encoding: chunked\\n\\n0\\n\\n",
                "HTTP/1.1 304 Not Modified\\ncontent-length: 12\\n\\n{\"other\":1}\\n",
                "HTTP/1.1 304 Not Modified\\ncontent-length: 7\\n\\n\\+",
            })
    void whatComesWithAnAnswerAndBehindItIsDropped(String raw) throws Exception {
        String first = raw.replace("\\n", "\r\n").replace("\\+", OTHERS);
        try (MockUpstream upstream = start(exchange -> exchange.raw(first));
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertSeparate(sidecar);
            assertThat(upstream.connectionsMade()).as("none was used again").isEqualTo(2);
        }
    }

    @Test
    void whatComesBehindAnAnswerALittleLaterIsDropped() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch behind = new CountDownLatch(1);
        try (MockUpstream upstream =
                        start(
                                exchange -> {
                                    exchange.raw(
                                            "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}");
                                    await(seen);
                                    exchange.raw(OTHERS);
                                    behind.countDown();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).endsWith("{\"a\":1}");
            assertCompleted(sidecar, 1);
            assertThat(sidecar.load().idleConnections()).isEqualTo(1);
            seen.countDown();
            await(behind);
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).endsWith("{\"b\":2}");
            assertCompleted(sidecar, 2);
            assertThat(upstream.connectionsMade()).isEqualTo(2);
        }
    }

    @Test
    void headersBehindTheLastChunkAreDropped() throws Exception {
        try (MockUpstream upstream =
                        start(
                                exchange ->
                                        exchange.raw(
                                                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n"
                                                        + "trailer: set-cookie, x-org\r\n\r\n"
                                                        + "7\r\n{\"a\":1}\r\n0\r\n"
                                                        + "set-cookie: a=b\r\nx-org: c\r\n\r\n"));
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = RawClient.call(sidecar.port(), CALL, "{}");
            assertThat(answer).contains("{\"a\":1}").endsWith("\r\n0\r\n\r\n");
            assertThat(answer).doesNotContainIgnoringCase("cookie").doesNotContain("x-org");
            assertCompleted(sidecar, 1);
            assertThat(sidecar.load().idleConnections()).as("they belong to it").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "keep-alive, close", "x, close"})
    void aConnectionThatTheProviderEndsIsNotUsedAgain(String value) throws Exception {
        try (MockUpstream upstream =
                        start(
                                exchange ->
                                        exchange.raw(
                                                "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n"
                                                        + "connection: "
                                                        + value
                                                        + "\r\n\r\n{\"a\":1}"));
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertSeparate(sidecar);
            assertThat(upstream.connectionsMade()).isEqualTo(2);
        }
    }

    /** Two calls, on one connection of the agent's: the second gets what was meant for it. */
    private void assertSeparate(TestSidecar sidecar) throws Exception {
        try (RawClient agent = new RawClient(sidecar.port())) {
            agent.send(RawClient.request(CALL, "{}"));
            String head = agent.readUntil("\r\n\r\n");
            if (head.contains("content-length: 7") || head.contains("Content-Length: 7")) {
                agent.readUntil("{\"a\":1}");
            } else if (head.toLowerCase(java.util.Locale.ROOT).contains("chunked")) {
                assertThat(agent.readUntil("\r\n0\r\n\r\n")).contains("{\"a\":1}");
            }
            assertCompleted(sidecar, 1);
            agent.send(RawClient.request(CALL, "{}"));
            assertThat(agent.readUntil("{\"b\":2}"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("other");
            assertCompleted(sidecar, 2);
        }
    }

    /** The first call is answered like this, each other one with its own answer. */
    private MockUpstream start(MockUpstream.Script first) throws IOException {
        return MockUpstream.start(
                (MockExchange exchange) -> {
                    exchange.request();
                    if (calls.incrementAndGet() == 1) {
                        first.run(exchange);
                    } else {
                        exchange.raw(OWN);
                    }
                });
    }

    private void assertCompleted(TestSidecar sidecar, int upstream) throws Exception {
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
        assertThat(calls).as("calls upstream").hasValue(upstream);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
