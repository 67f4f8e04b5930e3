package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers that do not come to their end: the agent leaves, the provider breaks off or falls silent.
 */
class EndingsTest {
    private static final String MESSAGES = "POST /anthropic/v1/messages";
    private static final String STREAM = "{\"model\":\"claude-sonnet-4-6\",\"stream\":true}";
    private static final String START =
            ProviderAnswers.ANTHROPIC
                    .events()
                    .substring(
                            0,
                            ProviderAnswers.ANTHROPIC
                                    .events()
                                    .indexOf("event: content_block_stop"));

    /** Reported at the start of the stream; the output is a guess from 43 bytes of text. */
    private static final TokenCounts SO_FAR = new TokenCounts(25, 11, 1000, 200, 0);

    @TempDir private Path folder;

    @Test
    void aClientThatLeavesWithinTheAnswerStopsUpstream() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(START);
                                    exchange.awaitGone();
                                    stopped.countDown();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(MESSAGES, STREAM));
                client.readUntil("77}\"}}\n\n");
            }
            await(stopped);
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(row.status()).isEqualTo(200);
            assertThat(row.tokens()).isEqualTo(SO_FAR);
            assertThat(row.estimated()).isTrue();
        }
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerStopsUpstream() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    asked.countDown();
                                    exchange.awaitGone();
                                    stopped.countDown();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(MESSAGES, STREAM));
                await(asked);
            }
            await(stopped);
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(row.status()).isZero();
            assertThat(row.model()).isEqualTo("claude-sonnet-4-6");
        }
    }

    @Test
    void aClientThatLeavesWithinItsRequestStopsUpstream() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    try {
                                        exchange.readBody((bytes, length) -> half.countDown());
                                    } finally {
                                        stopped.countDown();
                                    }
                                    exchange.answer(200, "text/plain", "took half for all");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(
                        MESSAGES
                                + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "49400\r\n"
                                + "x".repeat(0x49400)
                                + "\r\n");
                await(half);
            }
            await(stopped);
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(row.status()).isZero();
        }
    }

    @Test
    void anAnswerThatIsCutHasNoEnd() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(START);
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request(MESSAGES, STREAM));
            assertThat(client.rest()).contains("77}\"}}").doesNotContain("\r\n0\r\n");
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
            assertThat(row.tokens()).isEqualTo(SO_FAR);
            assertThat(row.estimated()).isTrue();
            assertThat(row.costMicros()).hasValue(75 + 165 + 300 + 750);
        }
    }

    @Test
    void aStreamThatFallsSilentHasNoEnd() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(START);
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        TestSidecar.start(folder, upstream.url(), Duration.ofSeconds(1), "");
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request(MESSAGES, STREAM));
            assertThat(client.rest()).contains("77}\"}}").doesNotContain("\r\n0\r\n");
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.TIMEOUT);
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
