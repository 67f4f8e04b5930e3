package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
    private static final String CALL = "POST /openai/v1/responses";

    @TempDir private Path folder;

    @Test
    void theClientHasEachChunkBeforeUpstreamMaySendTheNext() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk("data: {\"first\":1}\n\n");
                                    await(seen);
                                    exchange.chunk("data: {\"second\":2}\n\n");
                                    exchange.end();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request(CALL, "{\"stream\":true}"));
            assertThat(client.readUntil("{\"first\":1}\n\n")).startsWith("HTTP/1.1 200");
            seen.countDown();
            client.readUntil("{\"second\":2}\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void upstreamHasEachPieceOfALargeRequestBeforeTheClientSendsTheNext() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    StringBuilder body = new StringBuilder();
                                    exchange.readBody(
                                            (bytes, length) -> {
                                                body.append(
                                                        new String(
                                                                bytes,
                                                                0,
                                                                length,
                                                                StandardCharsets.UTF_8));
                                                if (body.toString().contains("first")) {
                                                    seen.countDown();
                                                }
                                            });
                                    exchange.answer(200, "text/plain", body.toString());
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(
                    CALL
                            + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "49400\r\n"
                            + "x".repeat(0x49400 - 5)
                            + "first\r\n");
            await(seen);
            client.send("6\r\nsecond\r\n0\r\n\r\n");
            assertThat(client.readUntil("firstsecond")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aLargeBodyArrivesWhileItIsSent() throws Exception {
        int half = 32 * 1024 * 1024;
        AtomicLong arrived = new AtomicLong();
        CountDownLatch nearlyHalf = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.readBody(
                                            (bytes, length) -> {
                                                // 64 KB may still be on its way through us.
                                                if (arrived.addAndGet(length) > half - 64 * 1024) {
                                                    nearlyHalf.countDown();
                                                }
                                            });
                                    exchange.answer(200, "text/plain", "done");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(
                    CALL
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                            + 2 * half
                            + "\r\n\r\n");
            client.send(new byte[half], 0, half);
            await(nearlyHalf);
            client.send(new byte[half], 0, half);
            client.readUntil("done");
            assertThat(arrived).hasValue(2L * half);
        }
    }

    @Test
    void aPartOfAHugeChunkPassesBeforeTheRestIsThere() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw(
                                            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                                                    + "40000000\r\nthe first of a gigabyte");
                                    await(seen);
                                    exchange.reset();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request("POST /openai/v1/responses", "{}"));
            assertThat(client.readUntil("the first of a gigabyte")).contains("200 OK");
            seen.countDown();
            assertThat(client.rest()).doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void anAnswerOfKnownLengthKeepsIt() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/embeddings", "{}");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .contains("content-length: ")
                    .doesNotContain("transfer-encoding");
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionIsWhole() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw(
                                            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = RawClient.call(sidecar.port(), "GET /openai/v1/models", "");
            assertThat(answer).contains("all of it").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void anAnswerWithoutABodyLeavesTheConnectionUsable() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw("HTTP/1.1 204 No Content\r\n\r\n");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            for (int i = 0; i < 3; i++) {
                client.send(RawClient.request("GET /openai/v1/models", ""));
                assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 204");
            }
        }
    }

    @Test
    void anAnswerThatComesBeforeTheBodyIsThroughIsPassedOn() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.answer(413, "application/json", "{\"too\":\"large\"}");
                                    exchange.request();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            client.send(RawClient.request(CALL, "x".repeat(3_000_000)));
            assertThat(client.readUntil("{\"too\":\"large\"}")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void callsOfOneConnectionFollowEachOther() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient client = new RawClient(sidecar.port())) {
            String stream = RawClient.request(CALL, "{\"stream\":true}");
            for (int call = 0; call < 3; call++) {
                // The watch on the client is still reading, and passes on what it reads.
                client.send(stream);
                client.readUntil("\r\n0\r\n\r\n");
            }
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
