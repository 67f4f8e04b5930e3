package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.Standstill;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with the heap that it has in a workspace, and agents that do not read. */
class SlowReadersIT {
    private static final String CALL = "POST /openai/v1/responses";
    private static final String ENDLESS = "{\"stream\":true}";
    private static final int AGENTS = 24;

    @TempDir private Path folder;
    private final AtomicLong sent = new AtomicLong();

    @Test
    void leaveRoomForOthersInAHeapOf64Megabytes() throws Exception {
        List<RawClient> agents = new ArrayList<>();
        try (MockUpstream upstream = MockUpstream.start(this::answer);
                SidecarProcess sidecar =
                        SidecarProcess.start(
                                Map.of(
                                        "KEY_POOL_FILE",
                                        pool().toString(),
                                        "USER_ID",
                                        "alice",
                                        "SIDECAR_PORT",
                                        "0",
                                        "SIDECAR_PROVIDERS_FILE",
                                        TestSidecar.overlay(folder, upstream.url(), "").toString()),
                                "-Xmx64m")) {
            int port = sidecar.port();
            for (int i = 0; i < AGENTS; i++) {
                RawClient agent = new RawClient(port);
                agents.add(agent);
                agent.send(RawClient.request(CALL, ENDLESS));
            }
            assertThat(Standstill.of(sent::get)).isPositive();

            assertThat(RawClient.call(port, CALL, "{}")).startsWith("HTTP/1.1 200");
            assertThat(sidecar.usage().ending()).isEqualTo(Ending.COMPLETED);

            for (RawClient each : agents) {
                each.close();
            }
            for (int i = 0; i < AGENTS; i++) {
                assertThat(sidecar.usage().ending()).isEqualTo(Ending.CLIENT_GONE);
            }
            upstream.awaitConnections(1);
            assertThat(sidecar.output()).noneMatch(line -> line.contains("OutOfMemory"));
        } finally {
            for (RawClient each : agents) {
                each.close();
            }
        }
    }

    private void answer(MockExchange exchange) throws IOException {
        if (!exchange.request().body().equals(ENDLESS)) {
            exchange.answer(200, "application/json", "{}");
            return;
        }
        exchange.stream();
        byte[] piece = new byte[64 * 1024];
        while (true) {
            exchange.chunk(piece);
            sent.addAndGet(piece.length);
        }
    }

    private Path pool() throws IOException {
        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        return pool;
    }
}
