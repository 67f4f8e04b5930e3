package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.Standstill;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does not read makes the other side wait, and nothing piles up in between. */
class BackPressureTest {
    private static final String CALL = "POST /openai/v1/responses";
    private static final byte[] PIECE = piece();
    private static final int PIECES = 2048;
    private static final long ALL = (long) PIECES * PIECE.length;

    /** More than the system's own buffers of two connections grow to: 4 and 32 MB each on Linux. */
    private static final long ON_THE_WAY = 80 << 20;

    @TempDir private Path folder;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    @Test
    void anAgentThatDoesNotReadMakesTheProviderWaitAndThenGetsEverything() throws Exception {
        try (MockUpstream upstream = MockUpstream.start(this::answerAll);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                HttpClient agent =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + sidecar.port()
                                                    + "/openai/v1/responses"))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"stream\":true}"))
                            .build();
            HttpResponse<InputStream> answer =
                    agent.send(request, HttpResponse.BodyHandlers.ofInputStream());

            assertThat(Standstill.of(sent::get)).isLessThan(ON_THE_WAY);
            assertThat(sidecar.usage().waiting()).isZero();

            assertThat(checksum(answer.body())).isEqualTo(checksumOfAll());
            assertThat(sent).hasValue(ALL);
            assertOneCall(sidecar, Ending.COMPLETED);
        }
    }

    @Test
    void manyAnswersThatNobodyReadsTakeLittleMemory() throws Exception {
        int streams = 16;
        List<RawClient> agents = new ArrayList<>();
        try (MockUpstream upstream = MockUpstream.start(this::answerAll);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            long before = heap();
            for (int i = 0; i < streams; i++) {
                RawClient agent = new RawClient(sidecar.port());
                agents.add(agent);
                agent.send(RawClient.request(CALL, "{\"stream\":true}"));
            }
            long standing = Standstill.of(() -> calls.get() < streams ? 0 : sent.get());
            assertThat(standing).isLessThan(streams * ON_THE_WAY);

            assertThat(heap() - before)
                    .as("bytes of the heap, of provider, agents and sidecar together")
                    .isLessThan(streams * 256 * 1024L);
        } finally {
            for (RawClient each : agents) {
                each.close();
            }
        }
    }

    @Test
    void anAgentThatLeavesAnAnswerUnreadStopsTheProvider() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    try {
                                        answerAll(exchange);
                                    } catch (IOException e) {
                                        stopped.countDown();
                                    }
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            try (RawClient agent = new RawClient(sidecar.port())) {
                agent.send(RawClient.request(CALL, "{\"stream\":true}"));
                Standstill.of(sent::get);
            }
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get()).as("of the rest nothing is taken").isLessThan(ON_THE_WAY);
            assertOneCall(sidecar, Ending.CLIENT_GONE);
        }
    }

    @Test
    void aProviderThatDoesNotReadMakesTheAgentWaitAndThenGetsEverything() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        CRC32C received = new CRC32C();
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    calls.incrementAndGet();
                                    await(reads);
                                    exchange.readBody(
                                            (bytes, length) -> received.update(bytes, 0, length));
                                    exchange.answer(200, "application/json", "{}");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                RawClient agent = new RawClient(sidecar.port())) {
            Thread sender = Thread.ofVirtual().start(() -> upload(agent));

            assertThat(Standstill.of(sent::get)).isLessThan(ON_THE_WAY);
            assertThat(sidecar.load().keptBytes())
                    .as("bytes of the heap")
                    .isLessThanOrEqualTo(KeptBody.MOST_IN_MEMORY);

            reads.countDown();
            assertThat(agent.readUntil("{}")).startsWith("HTTP/1.1 200");
            sender.join();
            assertThat(sent).hasValue(ALL);
            assertThat(received.getValue()).isEqualTo(checksumOfAll());
            assertOneCall(sidecar, Ending.COMPLETED);
            assertThat(sidecar.load().keptBytes()).isZero();
        }
    }

    private void answerAll(MockExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.request();
        exchange.stream();
        for (int i = 0; i < PIECES; i++) {
            exchange.chunk(PIECE);
            sent.addAndGet(PIECE.length);
        }
        exchange.end();
    }

    private void upload(RawClient agent) {
        try {
            agent.send(
                    CALL + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + ALL + "\r\n\r\n");
            for (int i = 0; i < PIECES; i++) {
                agent.send(PIECE, 0, PIECE.length);
                sent.addAndGet(PIECE.length);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertOneCall(TestSidecar sidecar, Ending ending) throws Exception {
        assertThat(sidecar.usage().next().ending()).isEqualTo(ending);
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
        assertThat(calls).as("calls upstream").hasValue(1);
        assertThat(sidecar.load().attempts()).isZero();
    }

    /** What is reachable, as far as the collector can tell; the least of some looks. */
    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            System.gc();
            never.await(50, TimeUnit.MILLISECONDS);
            least =
                    Math.min(
                            least,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static long checksum(InputStream in) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[PIECE.length];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sum.update(buffer, 0, n);
        }
        return sum.getValue();
    }

    private static long checksumOfAll() {
        CRC32C sum = new CRC32C();
        for (int i = 0; i < PIECES; i++) {
            sum.update(PIECE);
        }
        return sum.getValue();
    }

    private static byte[] piece() {
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) ('a' + i % 23);
        }
        return piece;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
