package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.sidecar.testing.OllamaAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaMeterTest {
    private static final int TIMES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                OllamaAnswers.CHAT_STREAM,
                OllamaAnswers.CHAT,
                OllamaAnswers.GENERATE_STREAM,
                OllamaAnswers.GENERATE
            })
    void readsAnAnswerWhereverItIsCut(String answer) {
        byte[] bytes = bytes(answer);
        for (int cut = 0; cut <= bytes.length; cut++) {
            AnswerMeter meter = meter();
            meter.feed(bytes, 0, cut);
            assertThat(meter.reading().reported()).isEqualTo(cut >= bytes.length - 1);
            meter.feed(bytes, cut, bytes.length - cut);
            AnswerMeter.Reading reading = meter.reading();
            assertThat(reading.tokens()).isEqualTo(OllamaAnswers.TOKENS);
            assertThat(reading.model()).contains(OllamaAnswers.MODEL);
            assertThat(reading.reported()).isTrue();
        }
    }

    @Test
    void knowsTheTextOfAStreamThatEndsEarly() {
        byte[] bytes =
                bytes(String.join("\n", OllamaAnswers.CHAT_STREAM.lines().limit(3).toList()));
        AnswerMeter meter = meter();
        meter.feed(bytes, 0, bytes.length);
        assertThat(meter.reading().reported()).isFalse();
        assertThat(meter.reading().textBytes()).isEqualTo(bytes("HmGrüße 🌍").length);
    }

    /** Ollama leaves figures out that are 0, e.g. where a call only loads a model. */
    @Test
    void anAnswerWithoutFiguresIsReportedOnceItSaysWhyItEnded() {
        AnswerMeter meter = meter();
        byte[] json =
                bytes(
                        "{\"model\":\"qwen3\",\"response\":\"\",\"done\":true,\"done_reason\":\"load\"}");
        meter.feed(json, 0, json.length);
        assertThat(meter.reading().tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(meter.reading().reported()).isTrue();
    }

    @Test
    void findsInRandomAnswersWhatAReaderOfWholeLinesFinds() throws Exception {
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] answer = bytes(answer(random));
            TokenCounts expected = TokenCounts.NONE;
            long text = 0;
            boolean reported = false;
            for (String line : new String(answer, StandardCharsets.UTF_8).lines().toList()) {
                JsonNode node = JSON.readTree(line);
                text += bytes(node.at("/message/content").asText()).length;
                if (node.has("done_reason")) {
                    reported = true;
                    expected =
                            new TokenCounts(
                                    node.path("prompt_eval_count").asLong(),
                                    node.path("eval_count").asLong(),
                                    0,
                                    0,
                                    0);
                }
            }
            AnswerMeter meter = meter();
            int most = 1 + random.nextInt(60);
            Pieces.feed(answer, left -> 1 + random.nextInt(most), meter::feed);
            assertThat(meter.reading().tokens()).as("seed %d", seed).isEqualTo(expected);
            assertThat(meter.reading().textBytes()).as("seed %d", seed).isEqualTo(text);
            assertThat(meter.reading().reported()).as("seed %d", seed).isEqualTo(reported);
        }
    }

    private static String answer(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            lines.append("{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"");
            lines.append("ü🌍\\n\\\"eval_count\\\":7".repeat(random.nextInt(4)));
            lines.append("\",\"tool_calls\":[{\"function\":{\"arguments\":{\"eval_count\":9}}}]},");
            lines.append("\"done\":false}").append(random.nextBoolean() ? "\n" : "\r\n");
        }
        if (random.nextInt(4) > 0) {
            lines.append("{\"message\":{\"content\":\"\"},\"done_reason\":\"stop\"");
            lines.append(
                    random.nextBoolean() ? ",\"prompt_eval_count\":" + random.nextInt(99) : "");
            lines.append(random.nextBoolean() ? ",\"eval_count\" : " + random.nextInt(99) : "");
            lines.append("}\n");
        }
        return lines.toString();
    }

    private static AnswerMeter meter() {
        return new AnswerMeter(WireFormat.ofPath("/api/chat").orElseThrow(), OllamaAnswers.LINES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
