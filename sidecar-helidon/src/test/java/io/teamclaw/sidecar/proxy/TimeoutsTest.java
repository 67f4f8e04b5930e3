package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.LiveThreads;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a provider can be too slow, with a setting of its own. */
class TimeoutsTest {
    private static final String CALL = "POST /openai/v1/responses";

    @TempDir private Path folder;

    @Test
    void aConnectionThatIsNotMadeInTimeEndsAsATimeout() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestSidecar sidecar =
                        start(
                                URI.create("http://127.0.0.1:" + full.getLocalPort()),
                                "SIDECAR_UPSTREAM_CONNECT_SECONDS")) {
            for (int i = 0; i < 3; i++) { // nobody accepts them: the system takes no more
                Socket filler = new Socket();
                fillers.add(filler);
                try {
                    filler.connect(full.getLocalSocketAddress(), 200);
                } catch (java.net.SocketTimeoutException e) {
                    break;
                }
            }
            assertTimeout(sidecar, RawClient.call(sidecar.port(), CALL, "{}"));
        } finally {
            for (Socket each : fillers) {
                each.close();
            }
        }
    }

    @Test
    void anAnswerThatDoesNotBeginInTimeEndsAsATimeout() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        start(upstream.url(), "SIDECAR_UPSTREAM_FIRST_BYTE_SECONDS")) {
            assertTimeout(sidecar, RawClient.call(sidecar.port(), CALL, "{}"));
            upstream.awaitConnections(0);
        }
    }

    @Test
    void aHeadThatDripsEndsAsATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw("HTTP/1.1 200 OK\r\n");
                                    while (!never.await(50, TimeUnit.MILLISECONDS)) {
                                        exchange.raw("a: b\r\n");
                                    }
                                });
                TestSidecar sidecar =
                        start(upstream.url(), "SIDECAR_UPSTREAM_FIRST_BYTE_SECONDS")) {
            assertTimeout(sidecar, RawClient.call(sidecar.port(), CALL, "{}"));
        }
    }

    @Test
    void aRequestThatIsNotTakenInTimeEndsAsATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(exchange -> never.await(20, TimeUnit.SECONDS));
                TestSidecar sidecar = start(upstream.url(), "SIDECAR_UPSTREAM_IDLE_SECONDS")) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(CALL, "x".repeat(16_000_000)));
                assertTimeout(sidecar, client.readUntil("}}"));
            }
            LiveThreads.awaitNone("upstream-body");
            never.countDown();
        }
    }

    @Test
    void aStreamThatNeverEndsIsEndedByTheTimeOfTheWholeCall() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    while (!never.await(50, TimeUnit.MILLISECONDS)) {
                                        exchange.chunk("data: {}\n\n");
                                    }
                                });
                TestSidecar sidecar = start(upstream.url(), "SIDECAR_UPSTREAM_CALL_SECONDS")) {
            String seen = RawClient.call(sidecar.port(), CALL, "{}");
            assertThat(seen).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.TIMEOUT);
            upstream.awaitConnections(0);
        }
    }

    @Test
    void anAgentThatDoesNotTakeItsAnswerIsLetGoWithTheTimeOfTheWholeCall() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    byte[] much = new byte[1 << 20];
                                    while (true) {
                                        exchange.chunk(much);
                                    }
                                });
                TestSidecar sidecar = start(upstream.url(), "SIDECAR_UPSTREAM_CALL_SECONDS");
                Socket agent = new Socket()) {
            agent.connect(new InetSocketAddress("127.0.0.1", sidecar.port()));
            agent.getOutputStream().write(RawClient.request(CALL, "{}").getBytes());
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.CLIENT_GONE);
            upstream.awaitConnections(0);
            assertThat(sidecar.load().attempts()).isZero();
        }
    }

    private void assertTimeout(TestSidecar sidecar, String answer) throws Exception {
        assertThat(answer).startsWith("HTTP/1.1 504").contains("teamclaw_upstream_timeout");
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.TIMEOUT);
        assertThat(sidecar.usage().waiting()).isZero();
        assertThat(sidecar.load().attempts()).isZero();
        assertThat(sidecar.load().idleConnections()).isZero();
        assertThat(sidecar.load().keptBytes()).isZero();
    }

    private TestSidecar start(URI upstream, String oneSecond) throws Exception {
        return TestSidecar.start(folder, upstream, Map.of(oneSecond, "1"));
    }
}
