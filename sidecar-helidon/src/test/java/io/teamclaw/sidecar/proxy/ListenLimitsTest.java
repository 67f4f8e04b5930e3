package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow or many; {@code /health} answers all the while. */
class ListenLimitsTest {
    private static final String HEAD = "POST /openai/v1/embeddings HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir private Path folder;

    @Test
    void aHeadThatDoesNotEndIsGivenUp() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream, Map.of("SIDECAR_HEAD_SECONDS", "1"));
                RawClient slow = new RawClient(sidecar.port())) {
            slow.send(HEAD);
            assertThat(slow.rest()).startsWith("HTTP/1.1 408 ").contains("teamclaw_too_slow");
            assertThat(upstream.openConnections()).isZero();
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream, Map.of("SIDECAR_BODY_SECONDS", "1"));
                RawClient slow = new RawClient(sidecar.port())) {
            slow.send(HEAD + "Content-Length: 3000\r\n\r\n{");
            assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");
            sidecar.usage().next();
            assertThat(upstream.waiting()).isZero();
        }
    }

    @Test
    void aConnectionWithoutARequestMayWait() throws Exception {
        Map<String, String> quick =
                Map.of("SIDECAR_HEAD_SECONDS", "1", "SIDECAR_BODY_SECONDS", "1");
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream, quick);
                RawClient idle = new RawClient(sidecar.port());
                RawClient slow = new RawClient(sidecar.port())) {
            slow.send(HEAD); // by the time that this one is given up, the other has waited as long
            slow.rest();
            idle.send(RawClient.request("POST /openai/v1/embeddings", "{}"));
            assertThat(idle.readUntil("}}")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void callsBeyondTheLimitAreRefusedAndHealthIsNot() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    arrived.countDown();
                                    over.await();
                                    exchange.answer(200, "application/json", "{}");
                                });
                TestSidecar sidecar = start(upstream, Map.of("SIDECAR_MAX_CALLS", "2"));
                RawClient one = new RawClient(sidecar.port());
                RawClient two = new RawClient(sidecar.port())) {
            one.send(RawClient.request("GET /openai/v1/models", ""));
            two.send(RawClient.request("GET /openai/v1/models", ""));
            arrived.await();
            String third = RawClient.call(sidecar.port(), "GET /openai/v1/models", "");
            assertThat(third).startsWith("HTTP/1.1 503").contains("teamclaw_too_many_calls");
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.REFUSED);
            assertThat(RawClient.call(sidecar.port(), "GET /health", ""))
                    .startsWith("HTTP/1.1 200");
            over.countDown();
            assertThat(one.readUntil("{}")).startsWith("HTTP/1.1 200");
            assertThat(two.readUntil("{}")).startsWith("HTTP/1.1 200");
            assertThat(upstream.waiting()).isEqualTo(2);
        }
    }

    @Test
    void connectionsBeyondTheLimitTakeThePlaceOfTheLongestIdle() throws Exception {
        List<RawClient> idle = new ArrayList<>();
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = start(upstream, Map.of("SIDECAR_MAX_CONNECTIONS", "4"))) {
            for (int i = 0; i < 4; i++) {
                RawClient client = new RawClient(sidecar.port());
                client.send(RawClient.request("GET /health", ""));
                client.readUntil("}");
                idle.add(client);
            }
            assertThat(RawClient.call(sidecar.port(), "GET /health", ""))
                    .startsWith("HTTP/1.1 200");
            assertThat(idle.getFirst().rest()).isEmpty();
            idle.getLast().send(RawClient.request("GET /health", ""));
            assertThat(idle.getLast().readUntil("}")).startsWith("HTTP/1.1 200");
        } finally {
            for (RawClient each : idle) {
                each.close();
            }
        }
    }

    private TestSidecar start(MockUpstream upstream, Map<String, String> variables)
            throws Exception {
        return TestSidecar.start(folder, upstream.url(), variables);
    }
}
