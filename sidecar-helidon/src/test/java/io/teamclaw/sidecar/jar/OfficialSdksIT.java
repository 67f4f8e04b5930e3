package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The providers' own JavaScript SDKs through the runnable jar, streaming and not. */
class OfficialSdksIT {
    private static final String QUOTED = "\"usage\": {\"output_tokens\": 77}";

    private static final String PICTURE = "iVBORw0KGgo=";

    @TempDir private Path folder;

    @Test
    void anthropic() throws Exception {
        TestTools.npmPackage("@anthropic-ai/sdk");
        run(
                "anthropic.mjs",
                List.of("create: Grüße 🌍", "stream: Grüße 🌍 " + QUOTED, "tools: Grüße 🌍"),
                List.of(
                        ProviderAnswers.ANTHROPIC,
                        ProviderAnswers.ANTHROPIC,
                        ProviderAnswers.ANTHROPIC),
                TestSidecar.ANTHROPIC_KEY);
    }

    @Test
    void openAi() throws Exception {
        TestTools.npmPackage("openai");
        run(
                "openai.mjs",
                List.of(
                        "responses: Grüße 🌍",
                        "responses stream: Grüße 🌍",
                        "chat: Grüße 🌍",
                        "chat stream: Grüße 🌍",
                        "embeddings: 3",
                        "tools: Grüße 🌍"),
                List.of(
                        ProviderAnswers.RESPONSES,
                        ProviderAnswers.RESPONSES,
                        ProviderAnswers.CHAT,
                        ProviderAnswers.CHAT,
                        ProviderAnswers.EMBEDDINGS,
                        ProviderAnswers.CHAT),
                TestSidecar.OPENAI_KEY);
    }

    @Test
    void google() throws Exception {
        TestTools.npmPackage("@google/genai");
        run(
                "google.mjs",
                List.of("generate: Grüße 🌍", "stream: Grüße 🌍"),
                List.of(ProviderAnswers.GEMINI, ProviderAnswers.GEMINI),
                TestSidecar.GOOGLE_KEY);
    }

    private void run(String script, List<String> said, List<ProviderAnswers> used, String key)
            throws Exception {
        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                SidecarProcess sidecar =
                        SidecarProcess.start(
                                Map.of(
                                        "KEY_POOL_FILE", pool.toString(),
                                        "SIDECAR_PROVIDERS_FILE",
                                                TestSidecar.overlay(folder, upstream.url(), "")
                                                        .toString(),
                                        "SIDECAR_PORT", "0"))) {
            assertThat(node(script, "http://127.0.0.1:" + sidecar.port()))
                    .containsExactlyElementsOf(said);
            String last = "";
            for (ProviderAnswers api : used) {
                last = upstream.next().whole();
                assertThat(last).contains(key).doesNotContain("proxy-managed");
                UsageRow row = sidecar.usage();
                assertThat(row.tokens()).isEqualTo(api.tokens());
                assertThat(row.model()).isEqualTo(api.model());
                assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
                assertThat(row.estimated()).isFalse();
            }
            assertThat(last).contains("read_file", PICTURE);
        }
    }

    private static List<String> node(String script, String sidecar) throws Exception {
        Path file = Path.of(OfficialSdksIT.class.getResource("/sdk/" + script).toURI());
        ProcessBuilder builder =
                new ProcessBuilder(TestTools.node().toString(), file.toString())
                        .redirectErrorStream(true);
        builder.environment().put("SIDECAR", sidecar);
        builder.environment().put("NPM_FOLDER", TestTools.npmFolder().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
