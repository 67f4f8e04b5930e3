package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of 1xx, which providers and the load balancers before them send ahead of the final one.
 */
class InterimAnswersTest {
    private static final String CALL = "POST /openai/v1/responses";
    private static final String FINAL = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}";

    @TempDir private Path folder;
    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\\n\\n",
                "HTTP/1.1 102 Processing\\n\\n",
                "HTTP/1.1 103 Early Hints\\nlink: </x>; rel=preload\\n\\n",
                "HTTP/1.1 199 Whatever\\nset-cookie: a=b\\n\\n",
                "HTTP/1.1 100\\n\\n",
                "HTTP/1.0 100 Continue\\n\\n",
                "HTTP/1.1 100 Continue\\n\\nHTTP/1.1 102 Processing\\n\\nHTTP/1.1 103 Hints\\n\\n",
                // None of these has a body, whatever it says (RFC 9110, section 15.2).
                "HTTP/1.1 103 Early Hints\\ncontent-length: 70\\n\\n",
                "HTTP/1.1 103 Early Hints\\ntransfer-encoding: chunked\\n\\n",
                "HTTP/1.1 100 Continue\\nconnection: close\\n\\n",
            })
    void areForTheSidecarAlone(String interim) throws Exception {
        try (MockUpstream upstream = answering(interim.replace("\\n", "\r\n") + FINAL);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertWhole(RawClient.call(sidecar.port(), CALL, "{}"));
            assertCalls(sidecar, 1, Ending.COMPLETED);

            assertWhole(RawClient.call(sidecar.port(), CALL, "{}"));
            assertCalls(sidecar, 2, Ending.COMPLETED);
            assertThat(upstream.connectionsMade()).as("it can be used again").isEqualTo(1);
        }
    }

    @Test
    void mayComeLongBeforeTheFinalOne() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (MockUpstream upstream =
                        start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw("HTTP/1.1 102 Processing\r\n\r\n");
                                    first.countDown();
                                    await(goOn);
                                    exchange.raw(FINAL);
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient agent = new RawClient(sidecar.port())) {
            agent.send(RawClient.request(CALL, "{}"));
            await(first);
            goOn.countDown();
            assertWhole(agent.readUntil("{\"a\":1}"));
            assertCalls(sidecar, 1, Ending.COMPLETED);
        }
    }

    @Test
    void mayComeBeforeALargeRequestIsThrough() throws Exception {
        try (MockUpstream upstream =
                        start(
                                exchange -> {
                                    exchange.raw("HTTP/1.1 100 Continue\r\n\r\n");
                                    exchange.request();
                                    exchange.raw(FINAL);
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String body = "x".repeat(2_000_000);
            assertWhole(RawClient.call(sidecar.port(), CALL, body));
            assertThat(upstream.next().body()).isEqualTo(body);
            assertCalls(sidecar, 1, Ending.COMPLETED);
        }
    }

    @Test
    void areNoAnswerYetWhereTheConnectionEndsBehindThem() throws Exception {
        try (MockUpstream upstream =
                        start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw("HTTP/1.1 100 Continue\r\n\r\n");
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).startsWith("HTTP/1.1 502");
            assertCalls(sidecar, 2, Ending.UPSTREAM_RESET);
        }
    }

    @Test
    void areNoAnswerYetWhereNothingFollows() throws Exception {
        try (MockUpstream upstream =
                        start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw("HTTP/1.1 102 Processing\r\n\r\n");
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                Map.of("SIDECAR_UPSTREAM_FIRST_BYTE_SECONDS", "1"))) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).startsWith("HTTP/1.1 504");
            assertCalls(sidecar, 1, Ending.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\\nupgrade: h2c\\nconnection: upgrade\\n\\n",
                "HTTP/1.1 100 Continue\\n\\nHTTP/1.1 101 Switching Protocols\\n\\n",
                "HTTP/1.1 100 Continue\\nfolded:\\n header\\n\\n",
                "HTTP/1.1 1000 Continue\\n\\n",
                "HTTP/1.1 099 Continue\\n\\n",
            })
    void thatNobodyCanFollowEndTheCall(String interim) throws Exception {
        try (MockUpstream upstream = answering(interim.replace("\\n", "\r\n") + FINAL);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}"))
                    .startsWith("HTTP/1.1 502")
                    .contains("teamclaw_upstream_unreachable")
                    .doesNotContain("{\"a\":1}");
            assertCalls(sidecar, 2, Ending.UPSTREAM_RESET);
            upstream.awaitConnections(0);
        }
    }

    private MockUpstream answering(String raw) throws Exception {
        return start(
                exchange -> {
                    exchange.request();
                    exchange.raw(raw);
                });
    }

    private MockUpstream start(MockUpstream.Script script) throws Exception {
        return MockUpstream.start(
                (MockExchange exchange) -> {
                    calls.incrementAndGet();
                    script.run(exchange);
                });
    }

    private static void assertWhole(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n{\"a\":1}");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("link:", "cookie", "http/1.1 1", "http/1.0");
    }

    private void assertCalls(TestSidecar sidecar, int upstream, Ending ending) throws Exception {
        assertThat(sidecar.usage().next().ending()).isEqualTo(ending);
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
        assertThat(calls).as("calls upstream").hasValue(upstream);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
