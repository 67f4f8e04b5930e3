package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.usage.TokenCounts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryOverlayTest {
    private static final String WHOLE_PROVIDER =
            """
            providers:
              local:
                name: Our own model
                openclaw-id: tc-local
                base-url: http://10.0.0.5:8000/openai/
                api: openai-completions
                auth: {header: authorization, prefix: "Bearer "}
                version-prefix: /v1
                paths: ["POST /v1/chat/completions"]
                models:
                  llama: {name: Llama}
                  qwen: {name: Qwen}
            """;

    @TempDir private Path folder;

    @Test
    void replacesOneFieldAndKeepsTheRest() throws IOException {
        Provider before = ProviderRegistry.builtIn().find("anthropic").orElseThrow();
        Provider after =
                overlay("providers: {anthropic: {base-url: \"http://127.0.0.1:9999\"}}")
                        .find("anthropic")
                        .orElseThrow();

        assertThat(after.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:9999"));
        assertThat(after.paths()).isEqualTo(before.paths());
        assertThat(after.models()).isEqualTo(before.models());
        assertThat(overlay("providers: {}").providers())
                .isEqualTo(ProviderRegistry.builtIn().providers());
    }

    @Test
    void setsWhereCallsGoWithoutKeys() throws IOException {
        ProviderRegistry registry =
                overlay("providers: {openai: {keyless-base-url: \"http://127.0.0.1:7001\"}}");

        assertThat(registry.find("openai").orElseThrow().keylessBaseUrl())
                .contains(URI.create("http://127.0.0.1:7001"));
        assertThat(registry.find("anthropic").orElseThrow().keylessBaseUrl()).isEmpty();
    }

    @Test
    void changesOnePriceAndTheDefaultModel() throws IOException {
        ProviderRegistry registry =
                overlay(
                        """
                        providers:
                          openai:
                            default-model: gpt-5.4
                            models:
                              gpt-5.4:
                                price: {input: 0.5, as-of: 2026-11-01, source: our contract}
                        """);

        assertThat(registry.find("openai").orElseThrow().models())
                .extracting(Model::id)
                .startsWith("gpt-5.4", "gpt-5.5")
                .doesNotHaveDuplicates();
        assertThat(registry.costMicros("openai", "gpt-5.4", new TokenCounts(1000, 1000, 0, 0, 0)))
                .hasValue(500 + 15_000);
    }

    @Test
    void theExampleOfTheDocumentationWorks() throws IOException {
        String prices = Files.readString(Path.of("../docs/prices.md"));
        ProviderRegistry registry =
                overlay(prices.substring(prices.indexOf("```yaml\n") + 8).split("```")[0]);
        TokenCounts tokens = new TokenCounts(10_000, 1_000, 0, 0, 0);

        // 10,000 x 2.4 + 1,000 x 12, against 3 and 15 of the list.
        assertThat(registry.costMicros("anthropic", "claude-sonnet-4-6", tokens)).hasValue(36_000);
        // 10,000 x 0.3 + 1,000 x 1.2, which has no price otherwise.
        assertThat(registry.costMicros("deepseek", "deepseek-flash", tokens)).hasValue(4_200);
        // 10,000 x 0.2, a model that the registry did not know.
        assertThat(registry.costMicros("openai", "text-embedding-next", tokens)).hasValue(2_000);
        assertThat(registry.find("anthropic").orElseThrow().models().getFirst().price())
                .hasValueSatisfying(
                        price -> assertThat(price.source()).isEqualTo("our contract of May"));
    }

    @Test
    void addsAWholeProviderAndCanBeLaidOverAgain() throws IOException {
        ProviderRegistry registry =
                overlay(WHOLE_PROVIDER)
                        .withOverlay(
                                file("second.yaml", "providers: {local: {name: Second name}}"));

        Provider local = registry.providers().getLast();
        assertThat(local.name()).isEqualTo("Second name");
        assertThat(local.baseUrl()).isEqualTo(URI.create("http://10.0.0.5:8000/openai"));
        assertThat(local.allows("POST", "/v1/chat/completions")).isTrue();
        assertThat(local.models()).extracting(Model::id).containsExactly("llama", "qwen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {anthropic: {base-uri: x}}                       | providers.anthropic.base-uri is not known
            {anthropic: {base-url: api.example.com}}         | providers.anthropic.base-url is unfit
            {anthropic: {base-url: /v1}}                     | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'ftp://x'}}               | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'http://'}}               | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'http://u:SECRET@x'}}     | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'http://u:SECRET @x'}}    | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'http://x?key=SECRET'}}   | providers.anthropic.base-url is unfit
            {anthropic: {base-url: 'http://x#y'}}            | providers.anthropic.base-url is unfit
            {anthropic: {base-url: [x]}}                     | providers.anthropic.base-url is not a text
            {anthropic: {keyless-base-url: 'file:///x'}}     | providers.anthropic.keyless-base-url is unfit
            {anthropic: {api: soap}}                         | providers.anthropic.api is unfit
            {anthropic: {auth: {header: 'x y'}}}             | providers.anthropic.auth.header is unfit
            {anthropic: {auth: {header: host}}}              | providers.anthropic.auth.header is unfit
            {anthropic: {auth: {cookie: x}}}                 | providers.anthropic.auth.cookie is not known
            {anthropic: {extra-headers: {connection: x}}}    | providers.anthropic.extra-headers.connection is unfit
            {anthropic: {extra-headers: {x-a: "a\\nb"}}}     | providers.anthropic.extra-headers.x-a is unfit
            {anthropic: {version-prefix: v1}}                | providers.anthropic.version-prefix is unfit
            {anthropic: {paths: POST /v1/x}}                 | providers.anthropic.paths is not a list
            {anthropic: {paths: [POST /v1/x, v1]}}           | providers.anthropic.paths[1] is unfit
            {anthropic: {models: {claude-sonnet-4-6: {price: {input: cheap}}}}} | models.claude-sonnet-4-6.price.input is unfit
            {anthropic: {models: {claude-sonnet-4-6: {price: {input: -1}}}}}    | models.claude-sonnet-4-6.price.input is unfit
            {anthropic: {models: {new-model: {}}}}           | models.new-model.name is missing
            {openai: {embeddings: {new-model: {}}}}          | embeddings.new-model.name is missing
            {openai: {embeddings: [x]}}                      | providers.openai.embeddings is not a map
            {deepseek: {models: {deepseek-flash: {price: {input: 1, output: 2, cache-read: 0, cache-write: 0}}}}} | price.as-of is missing
            {anthropic: {default-model: gpt}}                | providers.anthropic.default-model is none of models
            {openai: {openclaw-id: anthropic}}               | providers.openai.openclaw-id is that of anthropic already
            {local: {name: Local}}                           | providers.local.openclaw-id is missing
            {'../x': {name: Local}}                          | providers.../x is not an id
            """)
    void namesFileAndField(String providers, String expected) throws IOException {
        Path file = file("overlay.yaml", "providers: " + providers);

        assertThatThrownBy(() -> ProviderRegistry.builtIn().withOverlay(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "providers: [",
                "provider: {}",
                "providers: x",
                "providers: {openai: {name: A, name: B}}",
                "providers: {1: {? [a] : b}}",
                "providers: !!javax.script.ScriptEngineManager [x]",
                "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nproviders: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]",
                "providers: {a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: x}}}}}}}}}}}"
            })
    void refusesWhatIsNoPlainYamlMap(String yaml) throws IOException {
        Path file = file("overlay.yaml", yaml);

        assertThatThrownBy(() -> ProviderRegistry.builtIn().withOverlay(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void saysWhichFileIsMissingOrTooLarge() throws IOException {
        Path missing = folder.resolve("none.yaml");
        Path large = file("large.yaml", "#".repeat(300_000));

        assertThatThrownBy(() -> ProviderRegistry.builtIn().withOverlay(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> ProviderRegistry.builtIn().withOverlay(large))
                .hasMessageContaining("larger than 256 KB");
    }

    private ProviderRegistry overlay(String yaml) throws IOException {
        return ProviderRegistry.builtIn().withOverlay(file("overlay.yaml", yaml));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
