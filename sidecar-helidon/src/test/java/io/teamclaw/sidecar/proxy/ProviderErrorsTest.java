package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status that the agent sees where the provider gives an error, or no answer at all. */
class ProviderErrorsTest {
    @TempDir private Path folder;

    @Test
    void anAnswerThatIsCutBeforeItsBodyIsAnError() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertError(sidecar, 502, Ending.UPSTREAM_RESET);
        }
    }

    @Test
    void aProviderThatCannotBeReachedIsAnError() throws Exception {
        MockUpstream gone = MockUpstream.speakingAllFormats();
        gone.close();
        try (TestSidecar sidecar = TestSidecar.start(folder, gone.url())) {
            assertError(sidecar, 502, Ending.UPSTREAM_RESET);
        }
        URI nowhere = URI.create("http://no-such-host.invalid");
        try (TestSidecar sidecar = TestSidecar.start(folder, nowhere)) {
            assertError(sidecar, 502, Ending.UPSTREAM_RESET);
        }
    }

    @Test
    void aProviderThatKeepsSilentIsAnError() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.awaitGone();
                                });
                TestSidecar sidecar =
                        TestSidecar.start(folder, upstream.url(), Duration.ofSeconds(1), "")) {
            assertError(sidecar, 504, Ending.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void aKeyThatIsNotAcceptedDoesNotSwitchTheProviderOffAndIsNotEchoed(int status)
            throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(
                                            status,
                                            "application/json",
                                            "{\"error\":\"bad key "
                                                    + TestSidecar.ANTHROPIC_KEY
                                                    + "\"}");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            String answer = call(sidecar);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("IT has to", "API keys page")
                    .doesNotContain(TestSidecar.ANTHROPIC_KEY);
            UsageRow row = sidecar.usage().next();
            assertThat(row.status()).as("what is wrong with the key").isEqualTo(status);
            assertThat(row.keyId()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 500, 529})
    void otherErrorsOfTheProviderPassAsTheyAre(int status) throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(
                                            status, "application/json", "{\"own\":\"words\"}");
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(call(sidecar))
                    .startsWith("HTTP/1.1 " + status)
                    .contains("{\"own\":\"words\"}");
            UsageRow row = sidecar.usage().next();
            assertThat(row.status()).isEqualTo(status);
            assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
            assertThat(row.tokens()).isEqualTo(TokenCounts.NONE);
            assertThat(row.estimated()).isFalse();
        }
    }

    private static void assertError(TestSidecar sidecar, int status, Ending ending)
            throws Exception {
        assertThat(call(sidecar))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"type\":\"error\"", "Anthropic");
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(ending);
        assertThat(row.status()).isEqualTo(status);
    }

    private static String call(TestSidecar sidecar) throws IOException {
        return RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", "{\"stream\":true}");
    }
}
