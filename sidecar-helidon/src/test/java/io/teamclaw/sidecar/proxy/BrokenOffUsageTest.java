package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers charge for a prompt that they have read, also where nobody waits for the answer. */
class BrokenOffUsageTest {
    private static final String MESSAGES = "POST /anthropic/v1/messages";

    /** 42 bytes, so 11 tokens. */
    private static final String BODY = "{\"model\":\"claude-sonnet-4-6\",\"x\":\"abcde\"}";

    private static final TokenCounts PROMPT = new TokenCounts(11, 0, 0, 0, 0);

    @TempDir private Path folder;

    @Test
    void aCallThatIsLeftBeforeItsAnswerIsEstimated() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    asked.countDown();
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request(MESSAGES, BODY));
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            }
            UsageRow row = assertEstimated(sidecar, Ending.CLIENT_GONE);
            assertThat(row.costMicros()).hasValue(33);
        }
    }

    @Test
    void aCallThatIsNotAnsweredInTimeIsEstimated() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        TestSidecar.start(folder, upstream.url(), Duration.ofSeconds(1), "")) {
            RawClient.call(sidecar.port(), MESSAGES, BODY);
            assertEstimated(sidecar, Ending.TIMEOUT);
        }
    }

    @Test
    void aCallThatIsCutBeforeItsAnswerIsEstimated() throws Exception {
        assertThatCut("").isEstimated();
    }

    @Test
    void aCallThatIsCutAfterAGoodHeadIsEstimated() throws Exception {
        assertThatCut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n").isEstimated();
    }

    @Test
    void aCallThatWasDeclinedCostsNothing() throws Exception {
        assertThatCut("HTTP/1.1 500 Error\r\nContent-Length: 9\r\n\r\n").costsNothing();
    }

    @Test
    void aCallThatCouldNotBeSentCostsNothing() throws Exception {
        MockUpstream gone = MockUpstream.speakingAllFormats();
        gone.close();
        try (TestSidecar sidecar = TestSidecar.start(folder, gone.url())) {
            RawClient.call(sidecar.port(), MESSAGES, BODY);
            assertNothing(sidecar);
        }
    }

    @Test
    void aCallThatGeneratesNothingCostsNothing() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            RawClient.call(sidecar.port(), MESSAGES + "/count_tokens", BODY);
            assertNothing(sidecar);
        }
    }

    private record Cut(TestSidecar sidecar, MockUpstream upstream) {
        void isEstimated() throws Exception {
            try (sidecar;
                    upstream) {
                RawClient.call(sidecar.port(), MESSAGES, BODY);
                assertEstimated(sidecar, Ending.UPSTREAM_RESET);
            }
        }

        void costsNothing() throws Exception {
            try (sidecar;
                    upstream) {
                RawClient.call(sidecar.port(), MESSAGES, BODY);
                assertNothing(sidecar);
            }
        }
    }

    private Cut assertThatCut(String after) throws Exception {
        MockUpstream upstream =
                MockUpstream.start(
                        exchange -> {
                            exchange.request();
                            exchange.raw(after);
                            exchange.cut();
                        });
        return new Cut(TestSidecar.start(folder, upstream.url()), upstream);
    }

    private static UsageRow assertEstimated(TestSidecar sidecar, Ending ending) throws Exception {
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(ending);
        assertThat(row.tokens()).isEqualTo(PROMPT);
        assertThat(row.estimated()).isTrue();
        return row;
    }

    private static void assertNothing(TestSidecar sidecar) throws Exception {
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
        assertThat(row.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(row.estimated()).isFalse();
    }
}
