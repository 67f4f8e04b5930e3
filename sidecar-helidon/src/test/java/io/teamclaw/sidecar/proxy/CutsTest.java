package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.LiveThreads;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded answer that is cut after each of its bytes, in each way a connection can end. */
class CutsTest {
    private static final String STREAM =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                    + "transfer-encoding: chunked\r\n\r\n"
                    + "2c\r\nevent: ping\ndata: {\"type\":\"ping\",\"x\":\"é\"}\n\n\r\n"
                    + "1b;last\r\ndata: {\"type\":\"other\"} ok\n\n\r\n"
                    + "0\r\nserver-timing: x\r\n\r\n";
    private static final String JSON =
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    + "content-length: 26\r\n\r\n{\"id\":\"x\",\"model\":\"none\"}\n";

    enum Cut {
        CLOSE,
        RESET,
        SHUT_DOWN
    }

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "stream,CLOSE",
        "stream,RESET",
        "stream,SHUT_DOWN",
        "json,CLOSE",
        "json,RESET",
        "json,SHUT_DOWN"
    })
    void theAgentSeesEachCutAndNeverAnEnd(String name, Cut cut) throws Exception {
        byte[] recorded = (name.equals("stream") ? STREAM : JSON).getBytes(StandardCharsets.UTF_8);
        AtomicInteger length = new AtomicInteger();
        AtomicReference<Cut> how = new AtomicReference<>(cut);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> send(exchange, recorded, length.get(), how.get()));
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int i = 0; i < recorded.length; i++) {
                length.set(i);
                String seen =
                        RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{\"a\":1}");
                UsageRow row = sidecar.usage().next();
                assertThat(row.ending()).as("%d bytes", i).isEqualTo(Ending.UPSTREAM_RESET);
                assertThat(isWhole(seen)).as("%d bytes: %s", i, seen).isFalse();
            }
            length.set(recorded.length);
            String whole = RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{\"a\":1}");
            assertThat(isWhole(whole)).isTrue();
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);

            assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
            assertThat(sidecar.load().attempts()).isZero();
            assertThat(sidecar.load().keptBytes()).isZero();
            assertThat(sidecar.load().idleConnections()).isLessThanOrEqualTo(1);
            LiveThreads.awaitNone("upstream-body", "client-watch");
            upstream.awaitConnections(1);
        }
    }

    private static void send(MockExchange exchange, byte[] bytes, int length, Cut cut)
            throws Exception {
        exchange.request();
        exchange.raw(bytes, length);
        if (length == bytes.length) {
            return;
        }
        switch (cut) {
            case CLOSE -> exchange.cut();
            case RESET -> exchange.reset();
            case SHUT_DOWN -> exchange.shutdownOutput();
        }
    }

    /** Whether a client takes it for a good answer that has ended. */
    private static boolean isWhole(String seen) {
        return seen.startsWith("HTTP/1.1 200")
                && (seen.endsWith("\r\n0\r\n\r\n") || seen.endsWith("none\"}\n"));
    }
}
