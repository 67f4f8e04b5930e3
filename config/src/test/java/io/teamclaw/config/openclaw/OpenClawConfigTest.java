package io.teamclaw.config.openclaw;

import static io.teamclaw.config.openclaw.Configs.aws;
import static io.teamclaw.config.openclaw.Configs.generate;
import static io.teamclaw.config.openclaw.Configs.json;
import static io.teamclaw.config.openclaw.Configs.oneMachine;
import static io.teamclaw.config.openclaw.Configs.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenClawConfigTest {
    @Test
    void theGatewayTrustsTheRouterAndNobodyElse() {
        JsonNode gateway = generate(aws("anthropic"), ConfigTiers.none()).get("gateway");

        assertThat(gateway)
                .isEqualTo(
                        json(
                                """
                                {'mode': 'local', 'port': 18789, 'bind': 'lan',
                                 'publicOrigin': 'https://claw.example.com',
                                 'trustedProxies': ['10.0.0.0/20', '10.0.16.0/20'],
                                 'auth': {'mode': 'trusted-proxy', 'trustedProxy': {
                                   'userHeader': 'x-teamclaw-user',
                                   'requiredHeaders': ['x-forwarded-proto'],
                                   'allowUsers': ['alice@example.com'],
                                   'allowLoopback': false,
                                   'deviceAutoApprove': {'enabled': true}}},
                                 'controlUi': {'basePath': '/u/alice',
                                   'allowedOrigins': ['https://claw.example.com'],
                                   'sessionObserver': false, 'communityInvite': false},
                                 'terminal': {'enabled': false}}
                                """));
    }

    @Test
    void onOneMachineItListensOnLoopbackAlone() {
        JsonNode gateway = generate(oneMachine("anthropic"), ConfigTiers.none()).get("gateway");

        assertThat(gateway.at("/bind").asText()).isEqualTo("loopback");
        assertThat(gateway.at("/trustedProxies/0").asText()).isEqualTo("127.0.0.1/32");
        assertThat(gateway.at("/auth/trustedProxy/allowLoopback").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic,          http://localhost:3000/anthropic,             anthropic-messages",
        "tc-anthropic-token, http://localhost:3000/anthropic-token,       anthropic-messages",
        "openai,             http://localhost:3000/openai/v1,             openai-responses",
        "tc-openai-codex,    http://localhost:3000/openai-codex,          openai-responses",
        "google,             http://localhost:3000/google/v1beta,         google-generative-ai",
        "openrouter,         http://localhost:3000/openrouter/api/v1,     openai-completions",
        "tc-mistral,         http://localhost:3000/mistral/v1,            openai-completions",
        "tc-together,        http://localhost:3000/together/v1,           openai-completions",
        "tc-groq,            http://localhost:3000/groq/openai/v1,        openai-completions",
        "xai,                http://localhost:3000/xai/v1,                openai-responses",
        "tc-deepseek,        http://localhost:3000/deepseek/v1,           openai-completions",
        "tc-fireworks,       http://localhost:3000/fireworks/inference/v1, openai-completions",
        "tc-azure-openai,    http://localhost:3000/azure-openai/openai/v1, openai-responses",
        "tc-vertex,          http://localhost:3000/vertex/v1/publishers/google, google-generative-ai",
        "tc-cohere,          http://localhost:3000/cohere/compatibility/v1, openai-completions",
        "tc-cerebras,        http://localhost:3000/cerebras/v1,           openai-completions",
        "tc-moonshot,        http://localhost:3000/moonshot/v1,           openai-completions",
        "tc-qwen,            http://localhost:3000/qwen/compatible-mode/v1, openai-completions",
        "tc-zai,             http://localhost:3000/zai/api/paas/v4,       openai-completions",
        "tc-deepinfra,       http://localhost:3000/deepinfra/v1/openai,   openai-completions",
        "tc-huggingface,     http://localhost:3000/huggingface/v1,        openai-completions",
        "tc-nvidia,          http://localhost:3000/nvidia/v1,             openai-completions",
        "tc-github-models,   http://localhost:3000/github-models/inference, openai-completions",
        "tc-ollama,          http://localhost:3000/ollama/v1,             openai-completions",
        "tc-vllm,            http://localhost:3000/vllm/v1,               openai-completions",
        "tc-lmstudio,        http://localhost:3000/lmstudio/v1,           openai-completions",
        "tc-amazon-bedrock,  http://localhost:3000/amazon-bedrock/openai/v1, openai-completions",
        "tc-amazon-bedrock-role, http://localhost:3000/amazon-bedrock-role/openai/v1, openai-completions",
    })
    void everyProviderIsReachedThroughTheSidecarWithADummyKey(
            String id, String baseUrl, String api) {
        JsonNode models = generate(aws(), ConfigTiers.none()).get("models");
        JsonNode provider = models.get("providers").get(id);

        assertThat(models.get("providers")).hasSize(28);
        assertThat(provider.get("baseUrl").asText()).isEqualTo(baseUrl);
        assertThat(provider.get("api").asText()).isEqualTo(api);
        assertThat(provider.get("apiKey").asText()).isEqualTo("proxy-managed");
        assertThat(provider.get("models").isEmpty()).isEqualTo(!id.startsWith("tc-"));
    }

    @Test
    void theFirstProviderWithKeysGivesTheDefaultModelAndTheOthersStandBehindIt() {
        JsonNode defaults =
                generate(aws("openai", "groq", "anthropic"), ConfigTiers.none())
                        .at("/agents/defaults");

        assertThat(defaults.get("model"))
                .isEqualTo(
                        json(
                                "{'primary': 'openai/gpt-5.5', 'fallbacks': ['tc-groq/openai/gpt-oss-120b', 'anthropic/claude-sonnet-4-6']}"));
        assertThat(defaults.at("/modelPolicy/allow"))
                .extracting(JsonNode::asText)
                .contains("openai/gpt-5.4", "tc-groq/openai/gpt-oss-20b")
                .noneMatch(model -> model.startsWith("google/"));
    }

    @Test
    void withoutKeysTheRegistrysFirstProviderIsTheDefault() {
        JsonNode expected = json("{'primary': 'anthropic/claude-sonnet-4-6', 'fallbacks': []}");

        assertThat(generate(aws(), ConfigTiers.none()).at("/agents/defaults/model"))
                .isEqualTo(expected);
        assertThat(generate(aws("unheard-of"), ConfigTiers.none()).at("/agents/defaults/model"))
                .isEqualTo(expected);
    }

    @Test
    void oneMessageIsOneCallAndAnIdleWorkspaceMakesNone() {
        JsonNode config = generate(aws("anthropic"), ConfigTiers.none());

        assertThat(config.at("/agents/defaults/utilityModel").textValue()).isEmpty();
        assertThat(config.at("/gateway/controlUi/sessionObserver").asBoolean(true)).isFalse();
        assertThat(config.at("/agents/defaults/heartbeat/every").asText()).isEqualTo("0m");
        assertThat(config.at("/telemetry/enabled").asBoolean(true)).isFalse();
        assertThat(config.at("/update/checkOnStart").asBoolean(true)).isFalse();
        assertThat(config.at("/models/catalogRefresh/enabled").asBoolean(true)).isFalse();
    }

    @Test
    void tiersMergeByKeyAndTheNearestWins() {
        JsonNode config =
                generate(
                        aws("anthropic", "openai"),
                        tiers(
                                "{'tools': {'exec': {'notifyOnExit': false}}, 'skills': {'load': {'extraDirs': ['/a', '/b']}}}",
                                "{'skills': {'load': {'extraDirs': ['/c']}}, 'agents': {'defaults': {'model': {'primary': 'openai/gpt-5.4'}}}}",
                                "{'agents': {'defaults': {'heartbeat': {'every': '2h'}}}}"));

        assertThat(config.at("/tools/exec/notifyOnExit").asBoolean(true)).isFalse();
        assertThat(config.at("/tools/loopDetection/enabled").asBoolean()).isTrue();
        assertThat(config.at("/skills/load/extraDirs")).isEqualTo(json("{'x':['/c']}").get("x"));
        assertThat(config.at("/agents/defaults/model/primary").asText())
                .isEqualTo("openai/gpt-5.4");
        assertThat(config.at("/agents/defaults/model/fallbacks/0").asText())
                .isEqualTo("openai/gpt-5.5");
        assertThat(config.at("/agents/defaults/heartbeat/every").asText()).isEqualTo("2h");
    }

    @Test
    void noTierReachesOurOwnKeys() {
        String grab =
                """
                {'gateway': {'mode': 'remote', 'bind': 'lan', 'auth': {'mode': 'none'},
                             'tailscale': {'mode': 'funnel'}, 'trustedProxies': ['0.0.0.0/0'],
                             'controlUi': {'basePath': '/', 'dangerouslyDisableDeviceAuth': true},
                             'terminal': {'enabled': true}},
                 'models': {'mode': 'replace',
                            'providers': {'anthropic': {'baseUrl': 'http://evil', 'apiKey': 'x'},
                                          'mine': {'baseUrl': 'http://evil'}}},
                 'telemetry': {'enabled': true}, 'update': {'auto': {'enabled': true}},
                 'discovery': {'mdns': {'mode': 'full'}},
                 'plugins': {'enabled': false, 'allow': ['memory-core'], 'deny': ['Admin-HTTP-RPC'],
                             'entries': {'admin-http-rpc': {'enabled': false}}},
                 'agents': {'defaults': {'workspace': '/', 'skipBootstrap': false,
                                         'utilityModel': 'openai/gpt-5.4'}}}
                """;
        JsonNode plain = generate(aws("anthropic"), ConfigTiers.none());

        JsonNode grabbed = generate(aws("anthropic"), tiers("{}", "{}", grab));

        for (String key : new String[] {"gateway", "models", "telemetry", "update", "discovery"}) {
            assertThat(grabbed.get(key)).isEqualTo(plain.get(key));
        }
        assertThat(grabbed.get("agents")).isEqualTo(plain.get("agents"));
        assertThat(grabbed.get("plugins"))
                .isEqualTo(
                        json(
                                "{'entries': {'admin-http-rpc': {'enabled': true}}, 'allow': ['memory-core', 'admin-http-rpc'], 'deny': []}"));
    }

    @Test
    void whatAnyTierDeniesStaysDenied() {
        JsonNode config =
                generate(
                        aws("anthropic"),
                        tiers(
                                "{'tools': {'deny': ['Exec', 'browser']}}",
                                "{'tools': {'deny': ['web_fetch']}}",
                                "{'tools': {'deny': [], 'allow': ['gateway', 'exec']}}"));

        assertThat(config.at("/tools/deny"))
                .extracting(JsonNode::asText)
                .containsExactly("gateway", "exec", "browser", "web_fetch");
    }

    @Test
    void theTiersThemselvesStayAsTheyWere() {
        ConfigTiers tiers = tiers("{'agents': {'defaults': {'x': {}}}}", "{}", "{}");
        ConfigTiers copy = tiers("{'agents': {'defaults': {'x': {}}}}", "{}", "{}");

        generate(aws("anthropic"), tiers);

        assertThat(tiers).isEqualTo(copy);
    }
}
