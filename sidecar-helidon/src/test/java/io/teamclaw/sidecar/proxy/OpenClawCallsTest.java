package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls as OpenClaw makes them, to every provider, and what arrives there. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenClawCallsTest {
    private static final List<String> DUMMIES =
            List.of(
                    "Authorization: Bearer proxy-managed",
                    "x-api-key: proxy-managed",
                    "x-goog-api-key: proxy-managed",
                    "api-key: proxy-managed");
    private static final List<String> OTHERS =
            List.of(
                    "accept: application/json",
                    "accept-encoding: gzip, deflate",
                    "accept-language: *",
                    "anthropic-beta: interleaved-thinking-2025-05-14",
                    "anthropic-version: 2023-06-01",
                    "content-type: application/json",
                    "sec-fetch-mode: cors",
                    "traceparent: 00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
                    "user-agent: OpenAI/JS 7.15.0",
                    "x-stainless-lang: js",
                    "x-stainless-retry-count: 0");
    private static final Set<String> OF_SEATS = Set.of("anthropic-token", "openai-codex");

    private static final ProviderRegistry REGISTRY = ProviderRegistry.builtIn();

    private MockUpstream upstream;
    private TestSidecar sidecar;

    /**
     * A line of {@code calls.txt}.
     *
     * @param keyHeader its name and value, where KEY stands for the key
     */
    record Call(String provider, String body, String target, String url, String keyHeader) {
        static Call parse(String line) {
            String[] cells = line.split(" \\| ");
            return new Call(cells[0], cells[1], cells[2], cells[3], cells[4].strip());
        }

        @Override
        public String toString() {
            return provider + target;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        upstream = MockUpstream.speakingAllFormats();
        sidecar = TestSidecar.start(folder, upstream.url());
        sidecar.pool(
                REGISTRY.providers().stream()
                        .map(Provider::id)
                        .map(OpenClawCallsTest::entry)
                        .collect(Collectors.joining(",", "{\"providers\":{", "}}")));
    }

    private static String entry(String id) {
        return OF_SEATS.contains(id)
                ? "\"%s\":{\"authType\":\"oauthToken\",\"keys\":[{\"token\":\"%s\"}]}"
                        .formatted(id, key(id))
                : "\"%s\":{\"authType\":\"apiKey\",\"keys\":[\"%s\"]}".formatted(id, key(id));
    }

    private static String key(String provider) {
        return "key-0123456789-of-" + provider;
    }

    @AfterAll
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    static Stream<Call> calls() throws IOException {
        return Arrays.stream(resource("calls.txt").split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(Call::parse);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void arriveAtTheDocumentedUrlWithTheKeyAndNothingElseChanged(Call call) throws Exception {
        String body = resource(call.body() + ".json");
        String[] headers = Stream.concat(OTHERS.stream(), DUMMIES.stream()).toArray(String[]::new);
        RawClient.call(sidecar.port(), "POST /" + call.provider() + call.target(), body, headers);

        ReceivedRequest received = upstream.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(documented(call) + received.target()).isEqualTo(call.url());
        assertThat(received.header("host")).containsExactly(upstream.url().getAuthority());
        String[] key = call.keyHeader().split(": ");
        assertThat(received.header(key[0]))
                .containsExactly(key[1].replace("KEY", key(call.provider())));
        assertThat(received.body()).isEqualTo(body);
        assertThat(received.header("content-length"))
                .containsExactly(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        assertThat(received.whole()).doesNotContain("proxy-managed");
        assertThat(received.header("traceparent")).hasSize(1);
        assertThat(received.header("accept-encoding")).containsExactly("identity");
        assertThat(upstream.waiting()).isZero();
    }

    /** What stands before the target: here every provider's base URL is the upstream's root. */
    private static String documented(Call call) {
        Provider provider = REGISTRY.find(call.provider()).orElseThrow();
        URI url = URI.create(call.url());
        return provider.hasBaseUrl()
                ? provider.baseUrl().toString()
                : url.getScheme() + "://" + url.getAuthority();
    }

    @Test
    void areOfEveryProvider() throws IOException {
        assertThat(calls().map(Call::provider).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        REGISTRY.providers().stream()
                                .filter(each -> each.signedFor().isEmpty()) // see BedrockSignerTest
                                .map(Provider::id)
                                .toList());
    }

    @Test
    void goWhereTheCompanySaysAndElseSayThatItMust(@TempDir Path folder) throws Exception {
        try (TestSidecar builtIn = TestSidecar.startWithRegistry(folder, REGISTRY, Map.of())) {
            for (String id :
                    List.of("azure-openai", "ollama", "vllm", "lmstudio", "amazon-bedrock")) {
                builtIn.pool("{\"providers\":{" + entry(id) + "}}");
                assertThat(chat(builtIn, id))
                        .startsWith("HTTP/1.1 400")
                        .contains("teamclaw_no_endpoint", "endpoint");
                builtIn.pool(
                        "{\"providers\":{"
                                + entry(id)
                                        .replaceFirst(
                                                "}$", ",\"baseUrl\":\"" + upstream.url() + "\"}")
                                + "}}");
                assertThat(chat(builtIn, id)).startsWith("HTTP/1.1 200");
                assertThat(upstream.next().whole()).contains(key(id));
            }
        }
    }

    @Test
    void needNoKeyWhereTheProviderIsTheCompanysOwnMachine(@TempDir Path folder) throws Exception {
        try (TestSidecar builtIn = TestSidecar.startWithRegistry(folder, REGISTRY, Map.of())) {
            for (String id : List.of("ollama", "vllm", "lmstudio")) {
                builtIn.pool(
                        "{\"providers\":{\"%s\":{\"authType\":\"apiKey\",\"keys\":[],\"baseUrl\":\"%s\"}}}"
                                .formatted(id, upstream.url()));
                assertThat(chat(builtIn, id)).startsWith("HTTP/1.1 200");
                assertThat(upstream.next().header("authorization")).isEmpty();
            }
        }
    }

    private static String chat(TestSidecar at, String provider) throws IOException {
        String prefix = REGISTRY.find(provider).orElseThrow().versionPrefix();
        return RawClient.call(
                at.port(),
                "POST /" + provider + prefix + "/chat/completions",
                resource("openai-completions.json"),
                "Authorization: Bearer proxy-managed");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = OpenClawCallsTest.class.getResourceAsStream("/openclaw/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
