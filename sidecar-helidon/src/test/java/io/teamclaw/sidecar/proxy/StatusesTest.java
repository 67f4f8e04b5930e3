package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.LiveThreads;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every status that a provider can answer with, and what becomes of it. */
class StatusesTest {
    /** Those about the company's key are not the agent's business. */
    private static final Set<Integer> OF_THE_KEY = Set.of(401, 402, 403, 429);

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    /** Its body is dropped on the way: the agent must not have one. */
    private static final int RESET_CONTENT = 205;

    @TempDir private Path folder;

    @Test
    void whatIsNotAboutTheKeyPassesAsItIsWithOneRowAndNothingLeft() throws Exception {
        AtomicInteger status = new AtomicInteger();
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    int now = status.get();
                                    exchange.raw(
                                            WITHOUT_BODY.contains(now)
                                                    ? "HTTP/1.1 " + now + " x\r\n\r\n"
                                                    : "HTTP/1.1 "
                                                            + now
                                                            + " x\r\ncontent-length: 9\r\n\r\n"
                                                            + "{\"a\":\"b\"}");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (int each = 200; each <= 599; each++) {
                if (OF_THE_KEY.contains(each)) {
                    continue;
                }
                status.set(each);
                String seen = RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}");
                assertThat(seen).startsWith("HTTP/1.1 " + each + " ");
                assertThat(seen.endsWith("{\"a\":\"b\"}"))
                        .as("body of %d", each)
                        .isEqualTo(!WITHOUT_BODY.contains(each) && each != RESET_CONTENT);
                UsageRow row = sidecar.usage().next();
                assertThat(row.status()).isEqualTo(each);
                assertThat(row.ending()).as("%d", each).isEqualTo(Ending.COMPLETED);
            }
            assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
            assertThat(sidecar.load().attempts()).isZero();
            assertThat(sidecar.load().keptBytes()).isZero();
            LiveThreads.awaitNone("upstream-body", "client-watch");
        }
    }
}
