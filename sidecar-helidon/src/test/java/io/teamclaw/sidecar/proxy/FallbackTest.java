package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TriedKey;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose only key is at its limit, and another that one of its models is mapped to. */
class FallbackTest {
    private static final String KEY_ID = PoolKey.ofApiKey(TestSidecar.ANTHROPIC_KEY).id();

    @TempDir private Path folder;
    private MockUpstream upstream;
    private TestSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        upstream =
                MockUpstream.start(
                        exchange -> {
                            if (exchange.head().header("x-api-key").isEmpty()) {
                                ProviderAnswers.answer(exchange);
                            } else {
                                exchange.request();
                                exchange.answer(429, "application/json", "{}", "retry-after: 60");
                            }
                        });
        Path everywhere = TestSidecar.overlay(folder, upstream.url(), "");
        ProviderRegistry registry =
                ProviderRegistry.builtIn()
                        .withOverlay(everywhere)
                        .withOverlay(overlay("anthropic-token/claude-opus-5"));
        sidecar = TestSidecar.startWithRegistry(folder, registry, Map.of());
    }

    private Path overlay(String fallback) throws IOException {
        return Files.writeString(
                folder.resolve("fallbacks.yaml"),
                "providers: {anthropic: {fallbacks: {claude-sonnet-4-6: " + fallback + "}}}");
    }

    @AfterEach
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    @Test
    void theOtherProviderAnswersUnderItsModelsName() throws Exception {
        String body = "{\"n\":1.50,\"model\":\"claude-sonnet-4-6\",\"max_tokens\":9}";

        assertThat(RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", body))
                .startsWith("HTTP/1.1 200");

        assertThat(upstream.next().body()).isEqualTo(body);
        ReceivedRequest second = upstream.next();
        assertThat(second.header("authorization")).containsExactly("Bearer oat-0123456789");
        assertThat(second.body()).contains("1.50");
        JsonNode sent = new ObjectMapper().readTree(second.body());
        assertThat(sent.get("model").asText()).isEqualTo("claude-opus-5");
        assertThat(sent.get("max_tokens").asInt()).isEqualTo(9);
        assertThat(second.header("content-length"))
                .containsExactly(String.valueOf(second.body().length()));
        UsageRow row = sidecar.usage().next();
        assertThat(row.provider()).isEqualTo("anthropic-token");
        assertThat(row.ending()).isEqualTo(Ending.FAILED_OVER);
        assertThat(row.tried()).containsExactly(new TriedKey(KEY_ID, 429));

        RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", body);
        assertThat(upstream.next().header("authorization"))
                .as("the key that rests is not asked again")
                .containsExactly("Bearer oat-0123456789");
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.FAILED_OVER);
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aModelThatIsNotMappedGoesNowhereElse() throws Exception {
        assertThat(
                        RawClient.call(
                                sidecar.port(),
                                "POST /anthropic/v1/messages",
                                "{\"model\":\"claude-opus-5-5\"}"))
                .startsWith("HTTP/1.1 429");
        upstream.next();
        assertThat(upstream.waiting()).isZero();
        assertThat(sidecar.usage().next().provider()).isEqualTo("anthropic");
    }

    @Test
    void aMapToAnotherApiIsRefusedWithItsName() {
        for (String wrong : new String[] {"openai/gpt-5.5", "nobody/x"}) {
            assertThatThrownBy(() -> ProviderRegistry.builtIn().withOverlay(overlay(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("anthropic.fallbacks")
                    .hasMessageContaining(wrong);
        }
    }
}
