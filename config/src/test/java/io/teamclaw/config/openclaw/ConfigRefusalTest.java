package io.teamclaw.config.openclaw;

import static io.teamclaw.config.openclaw.Configs.aws;
import static io.teamclaw.config.openclaw.Configs.generate;
import static io.teamclaw.config.openclaw.Configs.oneMachine;
import static io.teamclaw.config.openclaw.Configs.tiers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.provider.ProviderRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'__proto__': {'polluted': true}}                            | __proto__ is not allowed
            {'agents': {'defaults': {'constructor': {}}}}                | agents.defaults.constructor is not allowed
            {'skills': {'entries': [{'prototype': 1}]}}                  | skills.entries[0].prototype is not allowed
            {'$include': './other.json'}                                 | $include is not allowed
            {'agents': {'$include': ['a', 'b']}}                         | agents.$include is not allowed
            {'env': {'vars': {'NODE_OPTIONS': 'SECRET'}}}                | env is not allowed
            {'secrets': {'providers': {}}}                               | secrets is not allowed
            {'ui': {'name': 'is ${AWS_SECRET_ACCESS_KEY} SECRET'}}       | ui.name refers to an environment variable
            {'skills': {'entries': {'x': {'apiKey': '$HOME'}}}}          | skills.entries.x.apiKey refers to an environment variable
            {'tools': null}                                              | tools has no value
            {'tools': 'SECRET'}                                          | tools is not an object
            {'agents': []}                                               | agents is not an object
            {'agents': {'defaults': 7}}                                  | agents.defaults is not an object
            {'plugins': {'entries': []}}                                 | plugins.entries is not an object
            {'tools': {'deny': 'exec'}}                                  | tools.deny is not a list
            {'tools': {'deny': ['exec', 7]}}                             | tools.deny holds something
            """)
    void namesTierAndKeyOfWhatNoTierMayHold(String settings, String expected) {
        assertThatThrownBy(() -> generate(aws("anthropic"), tiers(settings, "{}", "{}")))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageStartingWith("global tier: " + expected)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> generate(aws("anthropic"), tiers("{}", settings, "{}")))
                .hasMessageStartingWith("team tier: " + expected);
        assertThatThrownBy(() -> generate(aws("anthropic"), tiers("{}", "{}", settings)))
                .hasMessageStartingWith("user tier: " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'agents': {'defaults': {'model': 'groq/llama'}}}                       | agents.defaults.model: groq is an external plug-in
            {'agents': {'defaults': {'model': {'primary': 'mistral/large'}}}}       | agents.defaults.model.primary: mistral is an external
            {'agents': {'defaults': {'model': {'fallbacks': ['openai/x', 'zai/y']}}}} | agents.defaults.model.fallbacks[1]: zai is
            {'agents': {'defaults': {'imageModel': 'my/x'}}}                        | agents.defaults.imageModel: names a provider that is not there
            {'agents': {'defaults': {'modelPolicy': {'allow': ['fireworks/*']}}}}   | agents.defaults.modelPolicy.allow[0]: fireworks is
            {'agents': {'defaults': {'models': {'deepseek/x': {}}}}}                | agents.defaults.models: deepseek is
            {'agents': {'defaults': {'subagents': {'model': 'qwen/x'}}}}            | agents.defaults.subagents.model: qwen is
            {'agents': {'entries': {'main': {'model': 'kimi/x'}}}}                  | agents.entries.main.model: kimi is
            {'agents': {'defaults': {'memorySearch': {'provider': 'voyage'}}}}      | agents.defaults.memorySearch.provider: voyage is
            """)
    void refusesAModelWhosePlugInWouldBeFetchedAtTheStart(String settings, String expected) {
        assertThatThrownBy(() -> generate(aws("anthropic"), tiers("{}", settings, "{}")))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageStartingWith(expected)
                .hasMessageContaining("tc-groq");
    }

    @Test
    void acceptsTheModelsOfOurOwnProviders() {
        String settings =
                "{'agents': {'defaults': {'model': 'tc-groq/openai/gpt-oss-20b', 'imageModel': {'primary': 'google/gemini-3.5-flash'}, 'modelPolicy': {'allow': ['openai/*', 'opus']}}}}";

        assertThat(
                        generate(aws("anthropic"), tiers(settings, "{}", "{}"))
                                .at("/agents/defaults/model")
                                .asText())
                .isEqualTo("tc-groq/openai/gpt-oss-20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "0.0.0.0/1",
                "64.0.0.0/2",
                "::/1",
                "::ffff:0:0/96",
                "127.0.0.1/32",
                "127.0.0.1",
                "127.0.0.0/8",
                "::1",
                "::1/128",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.256",
                "router.internal",
                "10.0.0.0/20,10.1.0.0/20",
                ""
            })
    void inAwsOnlyARoutersNetworkIsTrusted(String proxy) {
        WorkspaceSettings fit = aws("anthropic");

        assertThatThrownBy(() -> check(fit, List.of("10.0.0.0/20", proxy)))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageStartingWith("trustedProxies: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "192.168.1.7", "fd00:1234::/32", "2001:db8::7"})
    void aRoutersNetworkMayBeOfEitherKind(String proxy) {
        assertThat(check(aws("anthropic"), List.of(proxy))).isEqualTo(aws("anthropic"));
    }

    @Test
    void withoutAProxyNothingStarts() {
        assertThatThrownBy(() -> check(aws("anthropic"), List.of()))
                .hasMessageStartingWith("trustedProxies: is empty");
    }

    @Test
    void onOneMachineNothingBeyondLoopbackIsTrusted() {
        assertThatThrownBy(() -> check(oneMachine("anthropic"), List.of("10.0.0.0/20")))
                .hasMessageContaining("is not loopback");
    }

    @ParameterizedTest
    @CsvSource({
        "'',      18789, https://claw.example.com,   http://localhost:3000, /w, allowedUser",
        "'a b',   18789, https://claw.example.com,   http://localhost:3000, /w, allowedUser",
        "*,       18789, https://claw.example.com,   http://localhost:3000, /w, allowedUser",
        "a@x.com, 0,     https://claw.example.com,   http://localhost:3000, /w, gatewayPort",
        "a@x.com, 70000, https://claw.example.com,   http://localhost:3000, /w, gatewayPort",
        "a@x.com, 18789, http://claw.example.com,    http://localhost:3000, /w, publicOrigin",
        "a@x.com, 18789, https://claw.example.com/u, http://localhost:3000, /w, publicOrigin",
        "a@x.com, 18789, claw.example.com,           http://localhost:3000, /w, publicOrigin",
        "a@x.com, 18789, https://claw.example.com,   http://10.0.0.1:3000,  /w, sidecarUrl",
        "a@x.com, 18789, https://claw.example.com,   https://localhost:3000, /w, sidecarUrl",
        "a@x.com, 18789, https://claw.example.com,   http://localhost:3000/x, /w, sidecarUrl",
        "a@x.com, 18789, https://claw.example.com,   http://localhost:3000, w,  workspaceFolder",
    })
    void namesTheSettingThatCannotWork(
            String user, int port, URI origin, URI sidecar, String folder, String field) {
        WorkspaceSettings fit = aws("anthropic");
        WorkspaceSettings unfit =
                new WorkspaceSettings(
                        fit.userId(),
                        user,
                        port,
                        false,
                        fit.trustedProxies(),
                        origin,
                        sidecar,
                        folder,
                        fit.availableProviders());

        assertThatThrownBy(() -> generate(unfit, ConfigTiers.none()))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageStartingWith(field + ": ");
    }

    @Test
    void refusesAProviderThatIsCalledLikeAPlugIn(@TempDir Path folder) throws IOException {
        Path overlay =
                Files.writeString(
                        folder.resolve("overlay.yaml"), "providers: {groq: {openclaw-id: groq}}");
        ProviderRegistry registry = ProviderRegistry.builtIn().withOverlay(overlay);

        assertThatThrownBy(
                        () ->
                                OpenClawConfig.generate(
                                        registry, aws("anthropic"), ConfigTiers.none()))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageContaining("providers.groq.openclaw-id")
                .hasMessageEndingWith("call it tc-groq");
    }

    private static WorkspaceSettings check(WorkspaceSettings fit, List<String> proxies) {
        generate(
                new WorkspaceSettings(
                        fit.userId(),
                        fit.allowedUser(),
                        fit.gatewayPort(),
                        fit.loopbackOnly(),
                        proxies,
                        fit.publicOrigin(),
                        fit.sidecarUrl(),
                        fit.workspaceFolder(),
                        fit.availableProviders()),
                ConfigTiers.none());
        return fit;
    }
}
