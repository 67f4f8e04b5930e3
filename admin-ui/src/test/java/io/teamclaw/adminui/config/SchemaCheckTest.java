package io.teamclaw.adminui.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.OpenClawConfig;
import io.teamclaw.config.openclaw.SchemaFile;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the schema of the real OpenClaw, and OpenClaw itself. */
@Timeout(300)
class SchemaCheckTest {
    @TempDir private static Path home;
    private static SchemaCheck check;

    @BeforeAll
    static void askOpenClaw() throws Exception {
        Path schema = home.resolve("schema.json");
        run(schema, "config", "schema");
        check = new SchemaCheck(new SchemaFile(schema));
    }

    @Test
    void whatTheFormMakesIsValidWhateverIsChosen() {
        for (CommonSetting setting : CommonSetting.values()) {
            for (String choice : choices(setting)) {
                ObjectNode tier = setting.in(nothing(), Optional.of(choice));

                assertThat(check.check(generated(tier))).as("%s %s", setting, choice).isEmpty();
                assertThat(setting.valueIn(tier)).contains(choice);
                assertThat(setting.in(tier, Optional.empty())).isEmpty();
            }
        }
    }

    @Test
    void openClawItselfAcceptsTheFormsFirstAndLastChoices() throws Exception {
        for (boolean first : new boolean[] {true, false}) {
            ObjectNode tier = nothing();
            for (CommonSetting setting : CommonSetting.values()) {
                List<String> choices = choices(setting);
                tier =
                        setting.in(
                                tier, Optional.of(first ? choices.getFirst() : choices.getLast()));
            }
            Files.writeString(home.resolve("openclaw.json"), generated(tier).toPrettyString());
            Path verdict = home.resolve("verdict.json");

            run(verdict, "config", "validate", "--json");

            JsonNode said = JsonMapper.builder().build().readTree(verdict.toFile());
            assertThat(said.path("valid").asBoolean()).as(said.toPrettyString()).isTrue();
        }
    }

    @Test
    void whatOpenClawDoesNotKnowIsNamedWithItsPath() throws IOException {
        assertThat(check.check(generated(json("{'agents': {'defaults': {'nonsense': 1}}}"))))
                .containsExactly("agents.defaults.nonsense is not known to OpenClaw");
        assertThat(check.check(generated(json("{'browser': {'enabled': 'maybe'}}"))))
                .singleElement()
                .asString()
                .startsWith("browser.enabled: ")
                .doesNotContain("maybe");
        assertThat(check.check(generated(json("{'ui': {'seamColor': 'hidden'}}"))))
                .singleElement()
                .asString()
                .startsWith("ui.seamColor: ")
                .doesNotContain("hidden");
    }

    @Test
    void javaScriptsPatternsAreReadAsJavaScriptReadsThem() {
        assertThat(JsPattern.expression("^[^.[\\]]+$").matches("a-b")).isTrue();
        assertThat(JsPattern.expression("^[^.[\\]]+$").matches("a[b")).isFalse();
        assertThat(JsPattern.expression("(?<broken").matches("anything")).isTrue();
    }

    private static List<String> choices(CommonSetting setting) {
        return switch (setting.kind()) {
            case MODEL -> List.of("anthropic/claude-sonnet-4-5", "tc-mistral/any");
            case ZONE -> List.of("Europe/Berlin", "UTC");
            case NAMES -> List.of("exec", "exec,browser");
            case CHOICE, SWITCH -> setting.choices();
        };
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }

    private static ObjectNode generated(ObjectNode global) {
        return OpenClawConfig.generate(
                ProviderRegistry.builtIn(),
                new WorkspaceSettings(
                        new UserId("ada"),
                        "ada@example.com",
                        18_789,
                        true,
                        List.of("127.0.0.1/32"),
                        URI.create("http://localhost:8080"),
                        URI.create("http://localhost:3000"),
                        "/workspace",
                        List.of("anthropic")),
                new ConfigTiers(global, nothing(), nothing(), ConfigTiers.none().bootstrap()));
    }

    private static void run(Path output, String... arguments) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        TestTools.node().toString(),
                        TestTools.npmPackage("openclaw").resolve("openclaw.mjs").toString());
        command.command().addAll(List.of(arguments));
        Map<String, String> environment = command.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("OPENCLAW_HOME", home.toString());
        environment.put("OPENCLAW_STATE_DIR", home.resolve("state").toString());
        environment.put("OPENCLAW_CONFIG_PATH", home.resolve("openclaw.json").toString());
        Process process =
                command.directory(home.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(home.resolve("errors.txt").toFile())
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
