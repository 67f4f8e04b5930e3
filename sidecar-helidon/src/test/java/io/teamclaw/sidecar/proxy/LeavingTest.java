package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.LiveThreads;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.Standstill;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent that leaves, at every point of its call: the provider sees its connection closed. */
class LeavingTest {
    private static final String CALL = "POST /openai/v1/responses";

    /** Two keys, of which the second would be tried if the first were to blame. */
    private static final String POOL = "{\"openai\":[\"sk-one-0123456789\",\"sk-two-0123456789\"]}";

    enum Way {
        CLOSE,
        RESET,
        SHUT_DOWN
    }

    @TempDir private Path folder;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicLong left = new AtomicLong();

    @Test
    void whileTheConnectionToTheProviderIsMade() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestSidecar sidecar = start("http://127.0.0.1:" + full.getLocalPort())) {
            fill(full, fillers);
            leaveOnce(sidecar, () -> awaitAttempts(sidecar, 1));
            assertLeft(sidecar, 0);
        } finally {
            for (Socket each : fillers) {
                each.close();
            }
        }
    }

    @Test
    void whileTheProviderDoesNotAnswerForTls() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestSidecar sidecar = start("https://localhost:" + silent.getLocalPort())) {
            CountDownLatch greeted = new CountDownLatch(1);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket socket = silent.accept()) {
                                    calls.incrementAndGet();
                                    socket.getInputStream().read();
                                    greeted.countDown();
                                    socket.getInputStream().readAllBytes();
                                    gone.countDown();
                                } catch (IOException e) {
                                    gone.countDown(); // reset
                                }
                            });
            leaveOnce(sidecar, () -> await(greeted));
            await(gone);
            assertLeft(sidecar, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void withinItsRequest(Way way) throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        try (MockUpstream upstream =
                        upstream(
                                exchange -> {
                                    try {
                                        exchange.readBody((bytes, length) -> half.countDown());
                                        exchange.answer(200, "text/plain", "took half for all");
                                    } finally {
                                        gone.countDown();
                                    }
                                });
                TestSidecar sidecar = start(upstream.url().toString());
                RawClient agent = new RawClient(sidecar.port())) {
            agent.send(CALL + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
            agent.send(new byte[1_000_000], 0, -1);
            await(half);
            leave(agent, way);
            await(gone);
            assertLeft(sidecar, 1);
            upstream.awaitConnections(0);
        }
    }

    @Test
    void withinARequestThatTheProviderDoesNotTake() throws Exception {
        CountDownLatch takes = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        try (MockUpstream upstream =
                        upstream(
                                exchange -> {
                                    await(takes);
                                    try {
                                        exchange.readBody(
                                                (bytes, length) -> taken.addAndGet(length));
                                        exchange.answer(200, "text/plain", "took half for all");
                                    } finally {
                                        gone.countDown();
                                    }
                                });
                TestSidecar sidecar = start(upstream.url().toString())) {
            try (RawClient agent = new RawClient(sidecar.port())) {
                agent.send(
                        CALL
                                + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Length: 500000000\r\n\r\n");
                Thread.ofVirtual().start(() -> pour(agent, sent));
                Standstill.of(sent::get);
            }
            takes.countDown();
            await(gone);
            assertThat(taken.get()).isLessThan(500_000_000);
            assertLeft(sidecar, 1);
            upstream.awaitConnections(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void beforeItsAnswer(Way way) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (MockUpstream upstream =
                        upstream(
                                exchange -> {
                                    exchange.request();
                                    asked.countDown();
                                    exchange.awaitGone();
                                    gone.countDown();
                                });
                TestSidecar sidecar = start(upstream.url().toString());
                RawClient agent = new RawClient(sidecar.port())) {
            agent.send(RawClient.request(CALL, "{}"));
            await(asked);
            leave(agent, way);
            await(gone);
            assertLeft(sidecar, 1);
            upstream.awaitConnections(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void withinItsAnswerOfWhichNothingMoreIsTaken(Way way) throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (MockUpstream upstream =
                        upstream(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk("data: {\"first\":1}\n\n");
                                    exchange.awaitGone();
                                    gone.countDown();
                                    pourUntilRefused(exchange);
                                    refused.incrementAndGet();
                                });
                TestSidecar sidecar = start(upstream.url().toString());
                RawClient agent = new RawClient(sidecar.port())) {
            agent.send(RawClient.request(CALL, "{\"stream\":true}"));
            agent.readUntil("{\"first\":1}\n\n");
            leave(agent, way);
            await(gone);
            assertLeft(sidecar, 1);
            upstream.awaitConnections(0);
            assertThat(refused).as("what came later was refused").hasValue(1);
        }
    }

    private static void pourUntilRefused(MockExchange exchange) {
        try {
            while (true) {
                exchange.chunk("data: {\"more\":1}\n\n".repeat(1000));
            }
        } catch (IOException e) {
            System.getLogger(LeavingTest.class.getName())
                    .log(System.Logger.Level.DEBUG, "The connection is closed both ways", e);
        }
    }

    private static void pour(RawClient agent, AtomicLong sent) {
        byte[] piece = new byte[64 * 1024];
        try {
            while (true) {
                agent.send(piece, 0, piece.length);
                sent.addAndGet(piece.length);
            }
        } catch (IOException e) {
            System.getLogger(LeavingTest.class.getName())
                    .log(System.Logger.Level.DEBUG, "The test has closed it", e);
        }
    }

    /** A step of a test. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private void leaveOnce(TestSidecar sidecar, Step reached) throws Exception {
        try (RawClient agent = new RawClient(sidecar.port())) {
            agent.send(RawClient.request(CALL, "{}"));
            reached.run();
            leave(agent, Way.CLOSE);
        }
    }

    private void leave(RawClient agent, Way way) throws IOException {
        left.set(System.nanoTime());
        switch (way) {
            case CLOSE -> agent.close();
            case RESET -> agent.reset();
            case SHUT_DOWN -> agent.shutdownOutput();
        }
    }

    private void assertLeft(TestSidecar sidecar, int upstream) throws Exception {
        UsageRow row = sidecar.usage().next();
        System.getLogger(LeavingTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "Over {0} ms after the agent left",
                        left.get() == 0 ? "-" : (System.nanoTime() - left.get()) / 1_000_000);
        assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(row.tried()).isEmpty();
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
        assertThat(calls).as("calls upstream").hasValue(upstream);
        assertThat(sidecar.load().attempts()).isZero();
        assertThat(sidecar.load().keptBytes()).isZero();
        assertThat(sidecar.load().idleConnections()).isZero();
        LiveThreads.awaitNone("upstream-body", "client-watch");
    }

    private TestSidecar start(String upstream) throws IOException {
        TestSidecar sidecar = TestSidecar.start(folder, URI.create(upstream));
        sidecar.pool(POOL);
        return sidecar;
    }

    private MockUpstream upstream(MockUpstream.Script script) throws IOException {
        return MockUpstream.start(
                (MockExchange exchange) -> {
                    calls.incrementAndGet();
                    script.run(exchange);
                });
    }

    /** Nobody accepts these connections: the system makes no more. */
    private static void fill(ServerSocket full, List<Socket> fillers) throws IOException {
        for (int i = 0; i < 3; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(full.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    private static void awaitAttempts(TestSidecar sidecar, int attempts) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 400 && sidecar.load().attempts() != attempts; i++) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(sidecar.load().attempts()).isEqualTo(attempts);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
