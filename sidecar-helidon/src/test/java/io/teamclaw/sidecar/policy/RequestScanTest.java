package io.teamclaw.sidecar.policy;

import static io.teamclaw.sidecar.policy.PolicyData.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestScanTest {
    private static final String MESSAGES =
            """
            {"model": "claude-sonnet-4-6", "max_tokens": 8192, "stream": true,
             "system": [{"type":"text","text":"{\\"model\\":\\"other\\"} Grüße 🌍","cache_control":{"type":"ephemeral"}}],
             "messages":[{"role":"user","content":"model"},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"a \\"quoted\\" result"}]}],
             "metadata":{"model":"nested","stream":false,"max_tokens":1}}
            """;

    @Test
    void readsWhatTheRequestItselfSaysAndNothingOfItsText() {
        RequestShape shape = shape(MESSAGES);
        assertThat(shape.model()).contains("claude-sonnet-4-6");
        assertThat(shape.streamed()).isTrue();
        assertThat(shape.answerTokens()).isEqualTo(8_192);
        assertThat(shape.promptTokens()).isBetween(80L, 140L);
        assertThat(shape.fingerprint()).isNotZero();
    }

    @Test
    void readsEachProvidersNameForTheLongestAnswer() {
        assertThat(shape("{\"max_output_tokens\":7}").answerTokens()).isEqualTo(7);
        assertThat(shape("{\"max_completion_tokens\":1e3}").answerTokens()).isEqualTo(1_000);
        assertThat(shape("{\"generationConfig\":{\"maxOutputTokens\":9,\"x\":{}}}").answerTokens())
                .isEqualTo(9);
        assertThat(shape("{\"max_tokens\":null}").answerTokens()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inferenceConfig\":{\"maxTokens\":9}}", // Bedrock's converse
                "{\"inferenceConfig\":{\"temperature\":0.1,\"max_new_tokens\":9}}", // Nova
                "{\"textGenerationConfig\":{\"maxTokenCount\":9}}", // Titan
                "{\"max_gen_len\":9}", // Llama
                "{\"options\":{\"num_predict\":9}}" // Ollama
            })
    void readsItInTheFormatsOfBedrockAndOllama(String body) {
        assertThat(shape(body).answerTokens()).isEqualTo(9);
    }

    @Test
    void anAnswerWithoutEndIsOneThatDoesNotSay() {
        assertThat(shape("{\"options\":{\"num_predict\":-1}}").answerTokens()).isZero();
    }

    @Test
    void theFingerprintIsOfTheLastMessageWithoutIds() {
        long one = shape(turns("\"id\":\"a\",\"text\":\"same\"")).fingerprint();
        assertThat(shape(turns("\"id\":\"b\",\"text\":\"same\"")).fingerprint()).isEqualTo(one);
        assertThat(shape(turns("\"id\":\"a\",\"text\":\"other\"")).fingerprint()).isNotEqualTo(one);
        assertThat(
                        shape(
                                        "{\"input\":[{\"role\":\"longer history\"},{\"id\":\"c\",\"text\":\"same\"}]}")
                                .fingerprint())
                .isEqualTo(one);
        assertThat(shape("{\"input\":\"a\"}").fingerprint())
                .isNotEqualTo(shape("{\"input\":\"b\"}").fingerprint());
        assertThat(shape("{\"x\":\"a\"}").fingerprint()).isZero();
    }

    private static String turns(String last) {
        return "{\"input\":[{\"role\":\"user\"},{"
                + last
                + "}],\"tail\":\""
                + last.length()
                + "\"}";
    }

    @Test
    void aPictureCountsAsLittleText() {
        String picture = "iVBORw0KGgo".repeat(100_000);
        assertThat(shape("{\"messages\":[{\"data\":\"" + picture + "\"}]}").promptTokens())
                .isLessThan(1_000);
        assertThat(shape("{\"input\":\"" + "some words ".repeat(10_000) + "\"}").promptTokens())
                .isBetween(27_000L, 28_000L);
    }

    @Test
    void whereverThePiecesEndTheResultIsTheSame() {
        byte[] bytes = MESSAGES.getBytes(StandardCharsets.UTF_8);
        RequestShape whole = shape(MESSAGES);
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            RequestScan scan = new RequestScan();
            for (int from = 0; from < bytes.length; ) {
                int length = Math.min(bytes.length - from, 1 + random.nextInt(run % 50 + 1));
                scan.feed(bytes, from, length);
                from += length;
            }
            assertThat(scan.shape()).isEqualTo(whole);
        }
    }

    @Test
    void whatIsNoJsonDoesNoHarm() {
        byte[] alphabet = "{}[]\",:\\mode l1\u0000".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            RequestScan scan = new RequestScan();
            scan.feed(bytes, 0, bytes.length);
            assertThat(scan.shape().promptTokens()).isNotNegative();
        }
    }
}
