package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
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
    @ValueSource(
            strings = {
                "Authorization: Bearer proxy-managed",
                "authorization: Basic proxy-managed",
                "X-API-Key: proxy-managed",
                "x-goog-api-key: proxy-managed",
                "Api-Key: proxy-managed",
                "Proxy-Authorization: Basic proxy-managed",
                "Cookie: session=proxy-managed",
                "Connection: x-hop\r\nX-Hop: proxy-managed",
                "Keep-Alive: proxy-managed",
                "TE: proxy-managed",
            })
    void stripsTheDummyKeyInEveryForm(String header) throws Exception {
        for (String call : new String[] {"/openai/v1/models", "/anthropic/v1/models"}) {
            RawClient.call(sidecar.port(), "GET " + call, "", header);
            assertThat(upstream.next().whole()).doesNotContain("proxy-managed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OpenAI-Organization",
                "openai-project",
                "X-Goog-User-Project",
                "X-Goog-FieldMask",
                "X-HTTP-Method-Override",
            })
    void stripsWhatWouldChargeOrReportTheCallOtherwise(String header) throws Exception {
        for (String call : new String[] {"/openai/v1/models", "/google/v1beta/models"}) {
            assertThat(received("GET " + call, header + ": of-the-agent").whole())
                    .doesNotContain("of-the-agent");
        }
    }

    @Test
    void injectsTheKeyAsEachProviderWantsIt() throws Exception {
        assertThat(received("GET /anthropic/v1/models").header("x-api-key"))
                .containsExactly(TestSidecar.ANTHROPIC_KEY);
        assertThat(received("GET /openai/v1/models").header("authorization"))
                .containsExactly("Bearer " + TestSidecar.OPENAI_KEY);
        assertThat(received("GET /google/v1beta/models").header("x-goog-api-key"))
                .containsExactly(TestSidecar.GOOGLE_KEY);
    }

    @Test
    void addsTheRegistrysHeadersToTheAgentsOwn() throws Exception {
        ReceivedRequest alone = received("GET /anthropic-token/v1/models");
        assertThat(alone.header("authorization")).containsExactly("Bearer oat-0123456789");
        assertThat(alone.header("anthropic-beta")).containsExactly("oauth-2025-04-20");
        ReceivedRequest both =
                received("GET /anthropic-token/v1/models", "anthropic-beta: claude-code-20250219");
        assertThat(both.header("anthropic-beta"))
                .containsExactly("claude-code-20250219,oauth-2025-04-20");
        ReceivedRequest twice =
                received("GET /anthropic-token/v1/models", "anthropic-beta: oauth-2025-04-20");
        assertThat(twice.header("anthropic-beta")).containsExactly("oauth-2025-04-20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "interleaved-thinking-2025-05-14 > interleaved-thinking-2025-05-14",
                "files-api-2025-04-14, pdfs-2024-09-25,mcp-client-2025-04-04 > pdfs-2024-09-25",
                "pdfs-2024-09-25 , extended-cache-ttl-2025-04-11 > pdfs-2024-09-25,extended-cache-ttl-2025-04-11",
                "context-1m-2025-08-07 >",
                "oauth-2025-04-20 >",
                "PDFS-2024-09-25 >",
            })
    void letsOnlyListedBetaFlagsPass(String asked, String passed) throws Exception {
        assertThat(
                        received("GET /anthropic/v1/models", "anthropic-beta: " + asked)
                                .header("anthropic-beta"))
                .isEqualTo(passed == null ? List.of() : List.of(passed));
        assertThat(
                        received("GET /openai/v1/models", "anthropic-beta: " + asked)
                                .header("anthropic-beta"))
                .isEmpty();
    }

    @Test
    void passesOtherHeadersOnAndAsksForAnUncompressedAnswer() throws Exception {
        ReceivedRequest request =
                received(
                        "GET /openai/v1/models",
                        "X-Stainless-Lang: js",
                        "traceparent: 00-1-2-01",
                        "User-Agent: OpenAI/JS 7.15.0",
                        "Accept-Encoding: gzip, deflate");
        assertThat(request.header("x-stainless-lang")).containsExactly("js");
        assertThat(request.header("traceparent")).containsExactly("00-1-2-01");
        assertThat(request.header("user-agent")).containsExactly("OpenAI/JS 7.15.0");
        assertThat(request.header("accept-encoding")).containsExactly("identity");
        assertThat(request.header("host")).containsExactly(upstream.url().getAuthority());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "/openai/v1/models?b=2&a=1 > /v1/models?b=2&a=1",
                "/openai/v1/models?a=%2F+%20&&x=;&=&a=1 > /v1/models?a=%2F+%20&&x=;&=&a=1",
                "/openai/v1/models? > /v1/models",
                "/openai/v1/models/gpt-5.5~x@1+2 > /v1/models/gpt-5.5~x@1+2",
                "/google/v1beta/models?key=proxy-managed > /v1beta/models",
                "/google/v1beta/models?alt=sse&key=proxy-managed&x=1 > /v1beta/models?alt=sse&x=1",
                "/google/v1beta/models?%6Bey=proxy-managed&mykey=1 > /v1beta/models?mykey=1",
                "/google/v1beta/models?KEY=proxy-managed&key > /v1beta/models",
                "/google/v1beta/models?fields=a&x=1&$fields=b&%24FIELDS=c&fieldsx=2 > /v1beta/models?x=1&fieldsx=2",
                "/openai/v1/models?fields=a&$fields=b > /v1/models?fields=a&$fields=b",
                "/google/v1beta/models/gemini-3.5-flash > /v1beta/models/gemini-3.5-flash",
            })
    void sendsTheTargetAsItCameButForTheKey(String target, String expected) throws Exception {
        assertThat(received("GET " + target).target()).isEqualTo(expected);
    }

    @Test
    void takesTheKeysOfAProviderInTurn() throws Exception {
        sidecar.pool("{\"openai\":[\"key-one-0123456\",\"key-two-0123456\"]}");
        for (String key : new String[] {"one", "two", "one"}) {
            assertThat(received("GET /openai/v1/models").header("authorization"))
                    .containsExactly("Bearer key-" + key + "-0123456");
        }
    }

    @Test
    void keepsConnectionsToTheProviderOpen() throws Exception {
        for (int i = 0; i < 3; i++) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/embeddings", "{}");
            assertThat(answer).contains("200");
            upstream.next();
        }
        assertThat(upstream.openConnections()).isEqualTo(1);
    }

    @Test
    void hidesWhoseAccountAnswers() throws Exception {
        try (MockUpstream telling =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(
                                            200,
                                            "application/json",
                                            "{}",
                                            "Set-Cookie: __cf_bm=x; path=/",
                                            "openai-organization: acme-llc",
                                            "OpenAI-Project: proj_1",
                                            "anthropic-organization-id: 0f3",
                                            "x-goog-project-number: 4711",
                                            "x-account-id: ac_4712",
                                            "x-org-id: acme-org",
                                            "Server: envoy-4713",
                                            "Alt-Svc: h3=\":4714\"",
                                            "NEL: {\"report_to\":\"4715\"}",
                                            "Report-To: {\"group\":\"4716\"}",
                                            "Access-Control-Allow-Origin: *",
                                            "x-ratelimit-remaining-tokens: 12",
                                            "x-request-id: req_1",
                                            "retry-after: 7");
                                });
                TestSidecar other = TestSidecar.start(folder, telling.url())) {
            String answer = RawClient.call(other.port(), "GET /openai/v1/models", "");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .contains(
                            "x-request-id: req_1",
                            "retry-after: 7",
                            "x-ratelimit-remaining-tokens: 12")
                    .doesNotContain("cookie", "acme", "proj_1", "0f3", "471", "access-control");
        }
    }

    private ReceivedRequest received(String methodAndTarget, String... headers) throws Exception {
        RawClient.call(sidecar.port(), methodAndTarget, "", headers);
        return upstream.next();
    }
}
