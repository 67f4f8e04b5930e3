package io.teamclaw.config.openclaw;

import static io.teamclaw.config.openclaw.Configs.aws;
import static io.teamclaw.config.openclaw.Configs.generate;
import static io.teamclaw.config.openclaw.Configs.oneMachine;
import static io.teamclaw.config.openclaw.Configs.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the real OpenClaw what it thinks of our configurations. */
class OpenClawAcceptsTest {
    @TempDir private Path home;

    @Test
    void aWorkspaceOnOneMachine() throws Exception {
        assertValid(generate(oneMachine(), ConfigTiers.none()));
    }

    @Test
    void aWorkspaceInAwsWithEveryProvider() throws Exception {
        String[] all =
                Configs.REGISTRY.providers().stream().map(each -> each.id()).toArray(String[]::new);

        assertValid(generate(aws(all), ConfigTiers.none()));
    }

    @Test
    void aWorkspaceWithTiers() throws Exception {
        assertValid(
                generate(
                        aws("openai", "anthropic", "mistral"),
                        tiers(
                                "{'tools': {'deny': ['browser'], 'exec': {'notifyOnExit': false}}, 'plugins': {'allow': ['memory-core'], 'deny': []}}",
                                "{'agents': {'defaults': {'model': 'tc-mistral/mistral-large-latest', 'modelPolicy': {'allow': ['openai/*']}}}}",
                                "{'gateway': {'mode': 'remote'}, 'skills': {'entries': {'weather': {'env': {'UNITS': 'metric'}}}}}")));
    }

    @Test
    void butNotAKeyThatItDoesNotKnow() throws Exception {
        ObjectNode config =
                generate(aws("anthropic"), tiers("{}", "{}", "{'agents': {'nonsense': 1}}"));

        JsonNode verdict = validate(config);

        assertThat(verdict.get("valid").asBoolean()).isFalse();
        assertThat(verdict.toString()).contains("nonsense");
    }

    private void assertValid(ObjectNode config) throws Exception {
        JsonNode verdict = validate(config);

        assertThat(verdict.get("valid").asBoolean()).as(verdict.toPrettyString()).isTrue();
        assertThat(verdict.get("warnings")).as(verdict.toPrettyString()).isEmpty();
    }

    private JsonNode validate(ObjectNode config) throws IOException, InterruptedException {
        Path file = home.resolve("openclaw.json");
        Files.writeString(file, config.toPrettyString());
        Path output = home.resolve("verdict.json");
        ProcessBuilder command =
                new ProcessBuilder(
                        TestTools.node().toString(),
                        TestTools.npmPackage("openclaw").resolve("openclaw.mjs").toString(),
                        "config",
                        "validate",
                        "--json");
        Map<String, String> environment = command.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("OPENCLAW_HOME", home.toString());
        environment.put("OPENCLAW_STATE_DIR", home.resolve("state").toString());
        environment.put("OPENCLAW_CONFIG_PATH", file.toString());
        Process process =
                command.directory(home.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(home.resolve("errors.txt").toFile())
                        .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(output, StandardCharsets.UTF_8));
    }
}
