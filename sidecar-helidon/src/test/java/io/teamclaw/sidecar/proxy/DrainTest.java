package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that charge for the whole answer also when nobody waits for it. */
class DrainTest {
    private static final String DRAIN = "    when-client-leaves: drain\n";
    private static final String MESSAGES = "POST /anthropic/v1/messages";
    private static final String STREAM = "{\"model\":\"claude-sonnet-4-6\",\"stream\":true}";
    private static final String EVENTS = ProviderAnswers.ANTHROPIC.events();
    private static final int HALF = EVENTS.indexOf("event: content_block_stop");

    @TempDir private Path folder;

    @Test
    void anAnswerIsReadOnForItsUsageWhenTheAgentHasLeft() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(EVENTS.substring(0, HALF));
                                    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
                                    exchange.chunk(EVENTS.substring(HALF));
                                    exchange.end();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url(), DRAIN, Map.of())) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(MESSAGES, STREAM));
                client.readUntil("77}\"}}\n\n");
            }
            left.countDown();
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(row.tokens()).isEqualTo(ProviderAnswers.ANTHROPIC.tokens());
            assertThat(row.estimated()).isFalse();
            assertThat(sidecar.load().attempts()).isZero();
        }
    }

    @Test
    void notForLongerThanTheSetting() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(EVENTS.substring(0, HALF));
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                DRAIN,
                                Map.of("SIDECAR_DRAIN_SECONDS", "1"))) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(MESSAGES, STREAM));
                client.readUntil("77}\"}}\n\n");
            }
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(row.estimated()).isTrue();
            upstream.awaitConnections(0);
        }
    }
}
