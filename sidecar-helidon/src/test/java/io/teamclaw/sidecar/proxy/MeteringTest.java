package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.CollectedUsage;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import io.teamclaw.sidecar.usage.CallRecord;
import io.teamclaw.sidecar.usage.UsageRecorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeteringTest {
    @TempDir private Path folder;
    private MockUpstream upstream;
    private TestSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        upstream = MockUpstream.speakingAllFormats();
        sidecar = TestSidecar.start(folder, upstream.url());
    }

    @AfterEach
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatEachApiReports(ProviderAnswers api) throws Exception {
        RawClient.call(sidecar.port(), "POST " + target(api), "{\"model\":\"asked-for\"}");
        assertRow(api, sidecar.usage().next());
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void readsWhatEachApiReportsInAStream(ProviderAnswers api) throws Exception {
        String target = target(api) + (api == ProviderAnswers.GEMINI ? "?alt=sse" : "");
        RawClient.call(sidecar.port(), "POST " + target, "{\"stream\": true}");
        assertRow(api, sidecar.usage().next());
    }

    @Test
    void readsACompressedAnswerAndPassesItAsItIs() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(ProviderAnswers.CHAT.events().getBytes(StandardCharsets.UTF_8));
        }
        try (MockUpstream compressing =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream("content-encoding: gzip");
                                    exchange.chunk(packed.toByteArray());
                                    exchange.end();
                                });
                TestSidecar other =
                        TestSidecar.start(
                                Files.createDirectory(folder.resolve("other")), compressing.url());
                RawClient client = new RawClient(other.port())) {
            client.send(
                    RawClient.request(
                            "POST " + target(ProviderAnswers.CHAT), "{}", "Connection: close"));
            assertThat(client.restBytes()).containsSequence(packed.toByteArray());
            assertRow(ProviderAnswers.CHAT, other.usage().next());
        }
    }

    @Test
    void aCallThatFailsInAnUnforeseenWayHasARowAllTheSame() throws Exception {
        CallRecord call = new CallRecord("openai", "/v1/responses", Instant.now());
        call.failsUnforeseen();
        CollectedUsage rows = new CollectedUsage();
        new UsageRecorder(
                        new UserId("alice"),
                        Optional.empty(),
                        ProviderRegistry::builtIn,
                        rows,
                        () -> TestSidecar.USAGE_KEPT)
                .record(call);
        UsageRow row = rows.next();
        assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
        assertThat(row.status()).isEqualTo(500);
    }

    @Test
    void statesWhoCalledWhenAndWithWhichKey() throws Exception {
        Instant before = Instant.now();
        RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", "{}");
        UsageRow row = sidecar.usage().next();
        assertThat(row.userId().value()).isEqualTo("alice");
        assertThat(row.teamId()).isEmpty();
        assertThat(row.at()).isBetween(before, Instant.now());
        assertThat(row.keyId()).contains(PoolKey.ofApiKey(TestSidecar.ANTHROPIC_KEY).id());
        assertThat(row.attributes().toString()).doesNotContain(TestSidecar.ANTHROPIC_KEY);
        assertThat(row.firstToken()).isPresent();
        assertThat(row.latency()).isGreaterThanOrEqualTo(row.firstToken().orElseThrow());
        assertThat(row.expiresAt()).isEqualTo(row.at().plus(TestSidecar.USAGE_KEPT));
        // 25 x 3 + 15 x 15 + 1000 x 0.3 + 200 x 3.75 micro-dollars
        assertThat(row.costMicros()).hasValue(1350);
    }

    @Test
    void aModelWithoutAPriceIsUnpriced() throws Exception {
        try (MockUpstream newer =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(
                                            "data: {\"model\":\"gpt-9\",\"choices\":[],\"usage\":"
                                                    + "{\"prompt_tokens\":9,\"completion_tokens\":1}}\n\n");
                                    exchange.end();
                                });
                TestSidecar other = TestSidecar.start(folder, newer.url())) {
            RawClient.call(other.port(), "POST /openai/v1/chat/completions", "{\"stream\":true}");
            UsageRow row = other.usage().next();
            assertThat(row.model()).isEqualTo("gpt-9");
            assertThat(row.tokens().input()).isEqualTo(9);
            assertThat(row.costMicros()).isEmpty();
        }
    }

    @Test
    void aStreamWithoutUsageIsEstimated() throws Exception {
        try (MockUpstream silent =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk(
                                            "data: {\"model\":\"gpt-5.4\",\"choices\":[{\"delta\":"
                                                    + "{\"content\":\"eight by\"}}]}\n\n");
                                    exchange.chunk("data: [DONE]\n\n");
                                    exchange.end();
                                });
                TestSidecar other = TestSidecar.start(folder, silent.url())) {
            RawClient.call(
                    other.port(), "POST /openai/v1/chat/completions", "{\"stream\":true,\"n\":1}");
            UsageRow row = other.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
            assertThat(row.estimated()).isTrue();
            assertThat(row.tokens().output()).isEqualTo(2);
            assertThat(row.tokens().input()).isEqualTo(6); // 21 bytes of request
            assertThat(row.model()).isEqualTo("gpt-5.4");
        }
    }

    @Test
    void aCallThatGeneratesNothingCostsNothing() throws Exception {
        RawClient.call(sidecar.port(), "GET /openai/v1/models", "");
        UsageRow row = sidecar.usage().next();
        assertThat(row.model()).isEqualTo("unknown");
        assertThat(row.estimated()).isFalse();
        assertThat(row.costMicros()).hasValue(0);
    }

    private static List<ProviderAnswers> streaming() {
        return ProviderAnswers.streaming();
    }

    private static String target(ProviderAnswers api) {
        return switch (api) {
            case ANTHROPIC -> "/anthropic" + api.path();
            case RESPONSES, CHAT, EMBEDDINGS -> "/openai" + api.path();
            case GEMINI -> "/google" + api.path();
        };
    }

    private static void assertRow(ProviderAnswers api, UsageRow row) {
        assertThat(row.tokens()).isEqualTo(api.tokens());
        assertThat(row.model()).isEqualTo(api.model());
        assertThat(row.status()).isEqualTo(200);
        assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(row.estimated()).isFalse();
    }
}
