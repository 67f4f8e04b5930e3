package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRegistryTest {
    private final ProviderRegistry registry = ProviderRegistry.builtIn();

    @Test
    void knowsTheProvidersInOrder() {
        assertThat(registry.providers())
                .extracting(Provider::id)
                .containsExactly(
                        "anthropic",
                        "anthropic-token",
                        "openai",
                        "openai-codex",
                        "google",
                        "openrouter",
                        "mistral",
                        "together",
                        "groq",
                        "xai",
                        "deepseek",
                        "fireworks",
                        "azure-openai",
                        "vertex",
                        "cohere",
                        "cerebras",
                        "moonshot",
                        "qwen",
                        "zai",
                        "deepinfra",
                        "huggingface",
                        "nvidia",
                        "github-models",
                        "ollama",
                        "vllm",
                        "lmstudio",
                        "amazon-bedrock",
                        "amazon-bedrock-role");
        assertThat(registry.providers())
                .allSatisfy(
                        provider -> {
                            assertThat(provider.baseUrl()).hasScheme("https").hasNoQuery();
                            assertThat(provider.keylessBaseUrl()).isEmpty();
                            assertThat(provider.paths()).isNotEmpty();
                        });
        assertThat(registry.find("nobody")).isEmpty();
    }

    @Test
    void knowsWhichProvidersAreSomewhereElseForEachCompany() {
        assertThat(registry.providers().stream().filter(each -> !each.hasBaseUrl()))
                .extracting(Provider::id)
                .containsExactly(
                        "azure-openai",
                        "ollama",
                        "vllm",
                        "lmstudio",
                        "amazon-bedrock",
                        "amazon-bedrock-role");
        assertThat(registry.providers().stream().filter(Provider::keyless))
                .extracting(Provider::id)
                .containsExactly("ollama", "vllm", "lmstudio", "amazon-bedrock-role");
    }

    @Test
    void leadsPathsOfOtherClientsToWhereTheProviderHasThem() {
        Provider google = registry.find("google").orElseThrow();
        assertThat(google.fixed("/v1beta/chat/completions"))
                .isEqualTo("/v1beta/openai/chat/completions");
        assertThat(google.fixed("/v1beta/models")).isEqualTo("/v1beta/models");
        assertThat(google.auth("/v1beta/openai/chat/completions")).isEqualTo(AuthScheme.BEARER);
        assertThat(google.auth("/v1beta/models")).isEqualTo(new AuthScheme("x-goog-api-key", ""));
        assertThat(registry.providers())
                .allSatisfy(
                        provider ->
                                assertThat(provider.pathFixes().values())
                                        .allMatch(
                                                path ->
                                                        provider.allows("POST", path)
                                                                || provider.allows("GET", path)));
    }

    @ParameterizedTest
    @CsvSource({
        "/model/openai.gpt-oss-120b-1:0/converse,       true",
        "/model/openai.gpt-oss-120b-1%3A0/converse,     true",
        "/model/eu.anthropic.claude-x-v1%3a0/converse,  false",
        "/model/a%2Fb/converse,                         false",
        "/model/%3A/converse,                           true",
        "/model/../converse,                            false",
    })
    void letsColonsPassInBedrocksModelIds(String path, boolean allowed) {
        assertThat(registry.find("amazon-bedrock").orElseThrow().allows("POST", path))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic,       POST, /v1/messages,                https://api.anthropic.com/v1/messages",
        "anthropic,       POST, /v1/messages/count_tokens,   https://api.anthropic.com/v1/messages/count_tokens",
        "anthropic-token, POST, /v1/messages,                https://api.anthropic.com/v1/messages",
        "openai,          POST, /v1/responses,               https://api.openai.com/v1/responses",
        "openai,          POST, /v1/embeddings,              https://api.openai.com/v1/embeddings",
        "openai-codex,    POST, /responses,                  https://chatgpt.com/backend-api/codex/responses",
        "google,          POST, /v1beta/models/gemini-3.5-flash:streamGenerateContent, https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:streamGenerateContent",
        "google,          POST, /v1beta/models/text-embedding:embedContent, https://generativelanguage.googleapis.com/v1beta/models/text-embedding:embedContent",
        "openrouter,      POST, /api/v1/chat/completions,    https://openrouter.ai/api/v1/chat/completions",
        "mistral,         POST, /v1/chat/completions,        https://api.mistral.ai/v1/chat/completions",
        "together,        POST, /v1/chat/completions,        https://api.together.xyz/v1/chat/completions",
        "groq,            POST, /openai/v1/chat/completions, https://api.groq.com/openai/v1/chat/completions",
        "xai,             POST, /v1/responses,               https://api.x.ai/v1/responses",
        "deepseek,        POST, /v1/chat/completions,        https://api.deepseek.com/v1/chat/completions",
        "fireworks,       POST, /inference/v1/chat/completions, https://api.fireworks.ai/inference/v1/chat/completions",
        "openai,          GET,  /v1/models,                  https://api.openai.com/v1/models",
    })
    void modelCallsPassToTheRightPlace(String id, String method, String path, URI upstream) {
        Provider provider = registry.find(id).orElseThrow();

        assertThat(provider.allows(method, path)).isTrue();
        assertThat(URI.create(provider.baseUrl() + path)).isEqualTo(upstream);
        assertThat(path).startsWith(provider.versionPrefix());
    }

    @ParameterizedTest
    @CsvSource({
        "openai,    DELETE, /v1/files/file-1",
        "openai,    GET,    /v1/files",
        "openai,    DELETE, /v1/models/gpt-5.5",
        "openai,    GET,    /v1/responses/resp_1",
        "openai,    POST,   /v1/fine_tuning/jobs",
        "openai,    GET,    /v1/organization/admin_api_keys",
        "openai,    POST,   /responses",
        "anthropic, POST,   /v1/messages/batches",
        "anthropic, GET,    /v1/organizations/users",
        "google,    POST,   /v1beta/cachedContents",
        "google,    DELETE, /v1beta/files/x",
        "openrouter, GET,   /api/v1/credits",
        "openrouter, POST,  /api/v1/keys",
    })
    void otherCallsDoNotPassWithTheCompanysKey(String id, String method, String path) {
        assertThat(registry.find(id).orElseThrow().allows(method, path)).isFalse();
    }

    @Test
    void eachProviderGetsItsKeyAsItWantsIt() {
        assertThat(auth("anthropic")).isEqualTo(new AuthScheme("x-api-key", ""));
        assertThat(auth("google")).isEqualTo(new AuthScheme("x-goog-api-key", ""));
        assertThat(auth("openai")).isEqualTo(new AuthScheme("authorization", "Bearer "));
        Provider seats = registry.find("anthropic-token").orElseThrow();
        assertThat(seats.auth()).isEqualTo(new AuthScheme("authorization", "Bearer "));
        assertThat(seats.extraHeaders()).isEqualTo(Map.of("anthropic-beta", "oauth-2025-04-20"));
    }

    @Test
    void theDefaultModelsComeFirst() {
        assertThat(defaultModel("anthropic")).isEqualTo("claude-sonnet-4-6");
        assertThat(defaultModel("openai")).isEqualTo("gpt-5.5");
    }

    @Test
    void embeddingModelsAreNotOfferedToTalkTo() {
        Provider openai = registry.find("openai").orElseThrow();

        assertThat(openai.embeddings())
                .extracting(Model::id)
                .containsExactly("text-embedding-3-small", "text-embedding-3-large");
        assertThat(openai.models()).doesNotContainAnyElementsOf(openai.embeddings());
        assertThat(registry.find("anthropic").orElseThrow().embeddings()).isEmpty();
    }

    private AuthScheme auth(String id) {
        return registry.find(id).orElseThrow().auth();
    }

    private String defaultModel(String id) {
        return registry.find(id).orElseThrow().models().getFirst().id();
    }
}
