package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
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
        assertThat(upstream.waiting()).as("calls that got through").isZero();
        sidecar.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nobody/v1/models", "//openai/v1/models", "/OPENAI/v1/models"})
    void ofAProviderThatNobodyKnows(String target) throws IOException {
        assertThat(call("GET " + target, "")).startsWith("HTTP/1.1 404");
        assertThat(sidecar.usage().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /openai/v1/files/x",
                "GET /openai/v1/files",
                "GET /openai",
                "GET /openai/",
                "PUT /openai/v1/models",
                "GET /openai/v1/models/../files",
                "GET /openai/v1/models/%2e%2e",
                "GET /openai/v1//models",
                "GET /google/v1beta/models/%zz",
                "GET /openai/v1/models/a%2Fb",
                "GET /openai/v1/models;x=1",
                "HEAD /openai/v1/models",
            })
    void ofAPathThatIsNotOnTheList(String call) throws Exception {
        String answer = call(call, "");
        assertThat(answer).startsWith("HTTP/1.1 403");
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(Ending.REFUSED);
        assertThat(row.status()).isEqualTo(403);
        assertThat(row.keyId()).isEmpty();
        assertThat(row.tokens()).isEqualTo(TokenCounts.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: 127.0.0.1.evil.example:3000",
                "Host: 192.168.0.1",
                "Host: localhost:80:80",
                "X-Forwarded-For: 10.0.0.1",
                "x-forwarded-host: localhost",
                "X-FORWARDED-PROTO: http",
                "Forwarded: for=10.0.0.1",
                "X-Forwarded: for=10.0.0.1",
                "Via: 1.1 proxy",
                "X-Real-IP: 10.0.0.1",
                "X-Client-IP: 10.0.0.1",
                "True-Client-IP: 10.0.0.1",
                "CF-Connecting-IP: 10.0.0.1",
                "X-Original-URL: /openai/v1/files",
                "X-Rewrite-URL: /openai/v1/files",
                "Origin: https://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "sec-fetch-site: same-site",
                "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site",
            })
    void ofACallThatWasLedHere(String header) throws IOException {
        for (String target : new String[] {"/openai/v1/models", "/health", "/ready"}) {
            assertThat(call("GET " + target, "", header)).startsWith("HTTP/1.1 4");
        }
        assertThat(sidecar.usage().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:3000", "127.0.0.1:1", "[::1]", "[::1]:3000"})
    void neverOfOneThatNamesThisMachine(String host) throws IOException {
        assertThat(call("GET /health", "", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Mode: cors", "Sec-Fetch-Site: none"})
    void neverForWhatClientsSendToo(String header) throws IOException {
        assertThat(call("GET /health", "", header)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/groq/openai/v1/chat/completions, OPENAI, Groq",
        "/xai/v1/responses, OPENAI, xAI",
        "/anthropic/v1/messages, ANTHROPIC, Anthropic",
        "/google/v1beta/models/gemini-3.5-flash:generateContent, GOOGLE, Google"
    })
    void withoutAKeySaysWhatToDoInTheProvidersWords(String path, ErrorShape shape, String name)
            throws Exception {
        sidecar.pool("{\"openrouter\":[\"sk-or-0123456789\"]}");
        String answer = call("POST " + path, "{\"model\":\"some-model\"}");
        // 400 is shown to the person at once; others switch the provider off or are tried again.
        assertThat(answer).startsWith("HTTP/1.1 400");
        JsonNode error = json(answer).get("error");
        assertThat(error.get("message").asText()).contains(name, "IT", "API keys page");
        switch (shape) {
            case ANTHROPIC -> {
                assertThat(json(answer).get("type").asText()).isEqualTo("error");
                assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
            }
            case OPENAI -> assertThat(error.get("code").asText()).isEqualTo("teamclaw_no_key");
            case GOOGLE -> {
                assertThat(error.get("code").asInt()).isEqualTo(400);
                assertThat(error.get("status").asText()).isEqualTo("FAILED_PRECONDITION");
            }
        }
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(Ending.REFUSED);
        assertThat(row.model()).isIn("some-model", "gemini-3.5-flash");
    }

    @Test
    void endsAsSoonAsAKeyIsAdded() throws Exception {
        sidecar.pool("{\"anthropic\":[\"sk-ant-0123456789\"]}");
        assertThat(call("GET /openai/v1/models", "")).startsWith("HTTP/1.1 400");
        sidecar.pool("{\"anthropic\":[\"sk-ant-0123456789\"],\"openai\":[\"sk-0123456789\"]}");
        assertThat(call("POST /openai/v1/embeddings", "{}")).startsWith("HTTP/1.1 200");
        upstream.next();
    }

    @Test
    void withAMalformedPoolSaysSoAndNoMore() throws Exception {
        sidecar.pool("{\"providers\":{\"openai\":{\"keys\":\"sk-secret-0123456789\"}}}");
        String answer = call("POST /openai/v1/embeddings", "{}");
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("sk-secret");
        assertThat(json(answer).get("error").get("code").asText())
                .isEqualTo("teamclaw_no_key_pool");
        String ready = call("GET /ready", "");
        assertThat(ready).startsWith("HTTP/1.1 503").contains("not ready");
        assertThat(ready).doesNotContain("sk-secret");
        assertThat(call("GET /health", "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void givesWayToTheInstallationsOwnAnswersWhileThePoolIsEmpty() throws Exception {
        try (MockUpstream demo = MockUpstream.speakingAllFormats();
                TestSidecar other =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                Duration.ofSeconds(60),
                                "    keyless-base-url: " + demo.url() + "/demo\n")) {
            other.pool("{\"openai\":[]}");
            String answer =
                    RawClient.call(
                            other.port(),
                            "POST /openai/v1/embeddings",
                            "{}",
                            "Authorization: Bearer proxy-managed");
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(demo.next().whole())
                    .contains("/demo/v1/embeddings")
                    .doesNotContain("proxy-managed", "uthorization");
            assertThat(other.usage().next().keyId()).isEmpty();
        }
    }

    @Test
    void readyNamesProvidersAndNoKeys() throws IOException {
        String ready = call("GET /ready", "");
        assertThat(ready).startsWith("HTTP/1.1 200");
        assertThat(json(ready).get("providers"))
                .extracting(JsonNode::asText)
                .containsExactly("anthropic", "anthropic-token", "google", "openai");
        assertThat(ready).doesNotContain(TestSidecar.OPENAI_KEY, "k-");
    }

    private String call(String methodAndTarget, String body, String... headers) throws IOException {
        return RawClient.call(sidecar.port(), methodAndTarget, body, headers);
    }

    private static JsonNode json(String answer) throws IOException {
        return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }
}
