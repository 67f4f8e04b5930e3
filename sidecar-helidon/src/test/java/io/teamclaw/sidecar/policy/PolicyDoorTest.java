package io.teamclaw.sidecar.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules at work in the proxy. */
class PolicyDoorTest {
    @TempDir private Path folder;

    @Test
    void aLoopEndsWithAnAnswerInTheChatAndReachesNoProvider() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                "",
                                Map.of("SIDECAR_RUNAWAY_CALLS_PER_MINUTE", "1"))) {
            String answer = "";
            int calls = 0;
            while (!answer.contains("TeamClaw has stopped me")) {
                answer =
                        RawClient.call(
                                sidecar.port(),
                                "POST /anthropic/v1/messages",
                                "{\"model\":\"claude-sonnet-4-6\",\"stream\":true,\"messages\":[]}");
                assertThat(answer).startsWith("HTTP/1.1 200");
                UsageRow row = sidecar.usage().next();
                boolean stopped = row.ending() == Ending.REFUSED;
                assertThat(stopped).isEqualTo(answer.contains("stopped me"));
                assertThat(stopped && row.tokens().total() > 0).isFalse();
                assertThat(++calls).isLessThan(40);
            }
            assertThat(answer).contains("event: message_stop");
            assertThat(upstream.waiting()).isEqualTo(calls - 1);
        }
    }

    @Test
    void aCallThatWaitsEndsWithItsAgent() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                "",
                                Map.of("SIDECAR_RUNAWAY_CALLS_PER_MINUTE", "1"))) {
            String request = RawClient.request("POST /openai/v1/responses", "{}");
            int waiting = 10; // the last of them waits for a second
            for (int i = 0; i < waiting; i++) {
                try (RawClient client = new RawClient(sidecar.port())) {
                    client.send(request);
                }
            }
            int gone = 0;
            for (int i = 0; i < waiting; i++) {
                gone += sidecar.usage().next().ending() == Ending.CLIENT_GONE ? 1 : 0;
            }
            assertThat(gone).isPositive();
            assertThat(upstream.waiting()).isLessThan(waiting);
        }
    }
}
