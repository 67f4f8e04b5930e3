package io.teamclaw.sidecar.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.eventstream.MessageDecoder;

/** What we say in a model's stead, as the providers' own SDKs understand it. */
class SpokenAnswerTest {
    private static final String TEXT = "Halt: \"so\" nicht, Grüße 🌍";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anthropicsSdkReadsIt() throws Exception {
        TestTools.npmPackage("@anthropic-ai/sdk");
        assertThat(node("anthropic.mjs"))
                .containsExactly("create: " + TEXT, "stream: " + TEXT, "tools: " + TEXT);
    }

    @Test
    void openAisSdkReadsIt() throws Exception {
        TestTools.npmPackage("openai");
        assertThat(node("openai.mjs"))
                .contains(
                        "responses: " + TEXT,
                        "responses stream: " + TEXT,
                        "chat: " + TEXT,
                        "chat stream: " + TEXT);
    }

    @Test
    void googlesSdkReadsIt() throws Exception {
        TestTools.npmPackage("@google/genai");
        assertThat(node("google.mjs")).containsExactly("generate: " + TEXT, "stream: " + TEXT);
    }

    @ParameterizedTest
    @EnumSource(value = Speech.class, mode = EnumSource.Mode.EXCLUDE, names = "CONVERSE_STREAM")
    void eachPartOfItIsJson(Speech speech) throws Exception {
        SpokenAnswer answer = SpokenAnswer.of(speech, "a \"model\"", TEXT);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.contentType().equals("text/event-stream")) {
            assertThat(body).endsWith("\n\n");
            for (String line : body.lines().filter(each -> each.startsWith("data: {")).toList()) {
                assertThat(JSON.readTree(line.substring(6)).isObject()).isTrue();
            }
        } else {
            assertThat(JSON.readTree(body).isContainerNode()).isTrue();
        }
        assertThat(body).contains("Halt: \\\"so\\\" nicht").doesNotContain("$");
    }

    @Test
    void geminisClientsFindTheText() throws Exception {
        JsonNode whole = JSON.readTree(SpokenAnswer.of(Speech.GEMINI, "m", TEXT).body());
        assertThat(whole.at("/candidates/0/content/parts/0/text").asText()).isEqualTo(TEXT);
        assertThat(whole.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        JsonNode array = JSON.readTree(SpokenAnswer.of(Speech.GEMINI_ARRAY, "m", TEXT).body());
        assertThat(array.get(0)).isEqualTo(whole);
    }

    @Test
    void bedrocksClientsFindTheText() throws Exception {
        JsonNode whole = JSON.readTree(SpokenAnswer.of(Speech.CONVERSE, "m", TEXT).body());
        assertThat(whole.at("/output/message/content/0/text").asText()).isEqualTo(TEXT);
        assertThat(whole.at("/stopReason").asText()).isEqualTo("end_turn");

        List<String> events = new ArrayList<>();
        MessageDecoder decoder = // AWS's own, which checks sums and lengths
                new MessageDecoder(
                        message ->
                                events.add(
                                        message.getHeaders().get(":event-type").getString()
                                                + " "
                                                + new String(
                                                        message.getPayload(),
                                                        StandardCharsets.UTF_8)));
        decoder.feed(SpokenAnswer.of(Speech.CONVERSE_STREAM, "m", TEXT).body());

        assertThat(events)
                .extracting(each -> each.substring(0, each.indexOf(' ')))
                .containsExactly(
                        "messageStart",
                        "contentBlockDelta",
                        "contentBlockStop",
                        "messageStop",
                        "metadata");
        JsonNode delta = JSON.readTree(events.get(1).substring("contentBlockDelta ".length()));
        assertThat(delta.at("/delta/text").asText()).isEqualTo(TEXT);
    }

    @Test
    void ollamasClientsFindTheText() throws Exception {
        JsonNode chat = JSON.readTree(SpokenAnswer.of(Speech.OLLAMA_CHAT, "m", TEXT).body());
        assertThat(chat.at("/message/content").asText()).isEqualTo(TEXT);
        assertThat(chat.at("/message/role").asText()).isEqualTo("assistant");
        JsonNode text = JSON.readTree(SpokenAnswer.of(Speech.OLLAMA_GENERATE, "m", TEXT).body());
        assertThat(text.at("/response").asText()).isEqualTo(TEXT);
        assertThat(List.of(chat, text)).allMatch(each -> each.at("/done").booleanValue());
        assertThat(
                        new String(
                                SpokenAnswer.of(Speech.OLLAMA_CHAT, "m", TEXT).body(),
                                StandardCharsets.UTF_8))
                .endsWith("}\n")
                .hasLineCount(1);
    }

    @Test
    void aCallSaysInWhichFormItIsAnswered() {
        assertThat(Speech.of("/model/eu.m-v1:0/converse", "", false)).contains(Speech.CONVERSE);
        assertThat(Speech.of("/model/eu.m-v1%3A0/converse-stream", "", false))
                .contains(Speech.CONVERSE_STREAM);
        assertThat(Speech.of("/model/m/invoke", "", false)).isEmpty();
        assertThat(Speech.of("/api/chat", "", false)).contains(Speech.OLLAMA_CHAT);
        assertThat(Speech.of("/api/generate", "", true)).contains(Speech.OLLAMA_GENERATE);
        assertThat(Speech.of("/v1/messages", "", true)).contains(Speech.MESSAGES_STREAM);
        assertThat(Speech.of("/v1/responses", "", false)).contains(Speech.RESPONSES);
        assertThat(Speech.of("/v1/models/m:streamGenerateContent", "alt=sse", false))
                .contains(Speech.GEMINI_STREAM);
        assertThat(Speech.of("/v1/models/m:streamGenerateContent", "", false))
                .contains(Speech.GEMINI_ARRAY);
        assertThat(Speech.of("/v1/embeddings", "", false)).isEmpty();
        assertThat(Speech.of("/v1/models/m:embedContent", "", false)).isEmpty();
    }

    /** A provider whose every answer is one of ours. */
    private static void answer(MockExchange exchange) throws Exception {
        URI target = URI.create(exchange.head().target());
        String path = target.getPath();
        if (path.endsWith("/embeddings")) {
            ProviderAnswers.answer(exchange);
            return;
        }
        boolean stream = exchange.request().body().contains("\"stream\":true");
        Optional<Speech> speech =
                Speech.of(path, Optional.ofNullable(target.getRawQuery()).orElse(""), stream);
        SpokenAnswer answer = SpokenAnswer.of(speech.orElseThrow(), "m", TEXT);
        exchange.answer(
                200, answer.contentType(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static List<String> node(String script) throws Exception {
        try (MockUpstream provider = MockUpstream.start(SpokenAnswerTest::answer)) {
            Path file = Path.of(SpokenAnswerTest.class.getResource("/sdk/" + script).toURI());
            ProcessBuilder builder =
                    new ProcessBuilder(TestTools.node().toString(), file.toString())
                            .redirectErrorStream(true);
            builder.environment().put("SIDECAR", provider.url().toString());
            builder.environment().put("NPM_FOLDER", TestTools.npmFolder().toString());
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().toList();
        }
    }
}
