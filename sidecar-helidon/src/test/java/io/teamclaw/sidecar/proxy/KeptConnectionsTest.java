package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to providers are used again, and that a provider closes them costs no call. */
class KeptConnectionsTest {
    private static final String CALL = "POST /openai/v1/responses";

    @TempDir private Path folder;

    @Test
    void oneConnectionServesCallAfterCall() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int i = 0; i < 20; i++) {
                String stream = i % 2 == 0 ? "{}" : "{\"stream\":true}";
                assertThat(RawClient.call(sidecar.port(), CALL, stream)).startsWith("HTTP/1.1 200");
            }
            assertThat(upstream.connectionsMade()).isEqualTo(1);
            assertThat(sidecar.load().idleConnections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatUpstreamClosesAfterItsAnswerIsNotedBeforeTheNextCall() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(200, "application/json", "{}");
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int i = 0; i < 10; i++) {
                assertThat(RawClient.call(sidecar.port(), CALL, "{}")).startsWith("HTTP/1.1 200");
                assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);
                upstream.awaitConnections(0);
                upstream.next();
            }
            assertThat(upstream.waiting()).as("each was sent once").isZero();
        }
    }

    @Test
    void aRequestThatMeetsAClosingConnectionIsSentOverAFreshOne() throws Exception {
        assertSentAgain("{\"model\":\"gpt-5\"}");
    }

    @Test
    void soIsALargeOneThatIsKept() throws Exception {
        assertSentAgain("{\"model\":\"" + "x".repeat(700_000) + "\"}");
    }

    private void assertSentAgain(String body) throws Exception {
        AtomicInteger count = new AtomicInteger();
        CopyOnWriteArrayList<String> bodies = new CopyOnWriteArrayList<>();
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    bodies.add(exchange.request().body());
                                    if (count.incrementAndGet() == 2) {
                                        exchange.cut();
                                    } else {
                                        exchange.answer(200, "application/json", "{}");
                                    }
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            RawClient.call(sidecar.port(), CALL, "{}");
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);

            assertThat(RawClient.call(sidecar.port(), CALL, body)).startsWith("HTTP/1.1 200");

            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);
            assertThat(bodies).hasSize(3);
            assertThat(bodies.get(1)).isEqualTo(body);
            assertThat(bodies.get(2)).isEqualTo(body);
            assertThat(sidecar.load().keptBytes()).isZero();
        }
    }

    @Test
    void aRequestTooLargeToBeKeptIsSentOnce() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    if (count.incrementAndGet() == 2) {
                                        exchange.cut();
                                    } else {
                                        exchange.answer(200, "application/json", "{}");
                                    }
                                });
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder, upstream.url(), Map.of("SIDECAR_KEPT_BODY_MB", "0"))) {
            RawClient.call(sidecar.port(), CALL, "{}");
            sidecar.usage().next();

            assertThat(RawClient.call(sidecar.port(), CALL, "x".repeat(700_000)))
                    .startsWith("HTTP/1.1 502");

            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.UPSTREAM_RESET);
            assertThat(count).hasValue(2);
            assertThat(sidecar.load().keptBytes()).isZero();
        }
    }

    @Test
    void aConnectionIsNotUsedAgainAfterAnAnswerThatCameBeforeItsRequestWasThrough()
            throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.answer(413, "application/json", "{}");
                                    answered.await(20, TimeUnit.SECONDS);
                                    exchange.request();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request(CALL, "x".repeat(20_000_000)));
            assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 413");
            answered.countDown();
            sidecar.usage().next();
            assertThat(sidecar.load().idleConnections()).isZero();
            upstream.awaitConnections(0);
        }
    }
}
