package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerMeterTest {
    private static final String SSE = "text/event-stream; charset=utf-8";

    @ParameterizedTest
    @MethodSource("streaming")
    void readsAStreamWhereverItIsCut(ProviderAnswers answer) {
        for (String lineEnd : List.of("\n", "\r\n")) {
            byte[] bytes = bytes(answer.events().replace("\n", lineEnd));
            for (int cut = 0; cut <= bytes.length; cut++) {
                AnswerMeter meter = new AnswerMeter(format(answer), SSE);
                meter.feed(bytes, 0, cut);
                meter.feed(bytes, cut, bytes.length - cut);
                assertFinal(answer, meter);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsJsonWhereverItIsCut(ProviderAnswers answer) {
        byte[] bytes = bytes(answer.json());
        for (int cut = 0; cut <= bytes.length; cut++) {
            AnswerMeter meter = new AnswerMeter(format(answer), "application/json");
            meter.feed(bytes, 0, cut);
            meter.feed(bytes, cut, bytes.length - cut);
            assertFinal(answer, meter);
        }
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void readsAStreamThatComesByteByByte(ProviderAnswers answer) {
        AnswerMeter meter = new AnswerMeter(format(answer), SSE);
        for (byte each : bytes(answer.events())) {
            meter.feed(new byte[] {each}, 0, 1);
        }
        assertFinal(answer, meter);
    }

    @Test
    void readsGeminisStreamAsOneArray() {
        String array =
                "["
                        + ProviderAnswers.GEMINI
                                .events()
                                .strip()
                                .replace("\n\ndata: ", ",\r\n")
                                .replace("data: ", "")
                        + "]";
        AnswerMeter meter = new AnswerMeter(WireFormat.GEMINI, "application/json");
        meter.feed(bytes(array), 0, bytes(array).length);
        assertFinal(ProviderAnswers.GEMINI, meter);
    }

    @Test
    void countsReasoningThatXaiLeavesOutOfTheCompletion() {
        AnswerMeter.Reading reading =
                read(
                        WireFormat.OPENAI_CHAT,
                        """
                        {"model":"grok-5","usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":20,
                         "completion_tokens_details":{"reasoning_tokens":6}}}""");
        assertThat(reading.tokens()).isEqualTo(new TokenCounts(10, 10, 0, 0, 6));
    }

    @Test
    void readsDeepSeeksCacheHits() {
        AnswerMeter.Reading reading =
                read(
                        WireFormat.OPENAI_CHAT,
                        """
                        {"usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14,
                         "prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":2}}""");
        assertThat(reading.tokens()).isEqualTo(new TokenCounts(2, 4, 8, 0, 0));
    }

    @Test
    void readsGroqsUsageThatNobodyAskedFor() {
        AnswerMeter meter = new AnswerMeter(WireFormat.OPENAI_CHAT, SSE);
        byte[] event =
                bytes(
                        "data: {\"x_groq\":{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,"
                                + "\"total_tokens\":5}}}\n\n");
        meter.feed(event, 0, event.length);
        assertThat(meter.reading().tokens()).isEqualTo(new TokenCounts(3, 2, 0, 0, 0));
    }

    @Test
    void goesOnAfterAnEventThatIsNotJson() {
        AnswerMeter meter = new AnswerMeter(WireFormat.OPENAI_CHAT, SSE);
        byte[] stream = bytes("data: {\"usage\": oops \"\n\n" + ProviderAnswers.CHAT.events());
        meter.feed(stream, 0, stream.length);
        assertFinal(ProviderAnswers.CHAT, meter);
    }

    @Test
    void readsUsageBehindAPictureOfManyMegabytes() {
        AnswerMeter meter = new AnswerMeter(WireFormat.OPENAI_RESPONSES, SSE);
        byte[] start = bytes("data: {\"response\":{\"output\":[{\"result\":\"");
        meter.feed(start, 0, start.length);
        byte[] piece = bytes("QUJD".repeat(4096));
        for (int i = 0; i < 2048; i++) { // 32 MB
            meter.feed(piece, 0, piece.length);
        }
        byte[] end = bytes("\"}],\"usage\":{\"input_tokens\":3,\"output_tokens\":1056}}}\n\n");
        meter.feed(end, 0, end.length);
        assertThat(meter.reading().tokens()).isEqualTo(new TokenCounts(3, 1056, 0, 0, 0));
    }

    @Test
    void countsWhatAnthropicKeepsForAnHour() {
        AnswerMeter.Reading reading =
                read(
                        WireFormat.ANTHROPIC_MESSAGES,
                        """
                        {"usage":{"input_tokens":3,"cache_creation_input_tokens":456,"output_tokens":9,
                         "cache_creation":{"ephemeral_5m_input_tokens":56,"ephemeral_1h_input_tokens":400}}}""");
        assertThat(reading.tokens()).isEqualTo(new TokenCounts(3, 9, 0, 456, 0, 400, 0));
    }

    @Test
    void countsPictures() {
        assertThat(
                        read(
                                        WireFormat.OPENAI_RESPONSES,
                                        """
                                        {"usage":{"input_tokens":300,"input_tokens_details":{"image_tokens":200,"text_tokens":100},
                                         "output_tokens":50,"output_tokens_details":{"image_tokens":40}}}""")
                                .tokens())
                .isEqualTo(new TokenCounts(300, 50, 0, 0, 0, 0, 240));
        assertThat(
                        read(
                                        WireFormat.GEMINI,
                                        """
                                        {"usageMetadata":{"promptTokenCount":268,"candidatesTokenCount":1300,
                                         "promptTokensDetails":[{"modality":"TEXT","tokenCount":10},{"modality":"IMAGE","tokenCount":258}],
                                         "candidatesTokensDetails":[{"tokenCount":1290,"modality":"IMAGE"}]}}""")
                                .tokens())
                .isEqualTo(new TokenCounts(268, 1_300, 0, 0, 0, 0, 1_548));
    }

    @Test
    void doesNotTrustNonsense() {
        AnswerMeter.Reading reading =
                read(
                        WireFormat.OPENAI_CHAT,
                        "{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":99999999999999999}}");
        assertThat(reading.tokens()).isEqualTo(new TokenCounts(0, 1_000_000_000, 0, 0, 0));
    }

    @Test
    void ofACutAnthropicStreamKnowsThePromptAndTheTextSoFar() {
        String events = ProviderAnswers.ANTHROPIC.events();
        byte[] bytes = bytes(events.substring(0, events.indexOf("event: content_block_stop")));
        AnswerMeter meter = new AnswerMeter(WireFormat.ANTHROPIC_MESSAGES, SSE);
        meter.feed(bytes, 0, bytes.length);
        assertThat(meter.reading().reported()).isFalse();
        assertThat(meter.reading().tokens()).isEqualTo(new TokenCounts(25, 1, 1000, 200, 0));
        assertThat(meter.reading().textBytes())
                .isEqualTo(bytes("Grüße 🌍 \"usage\": {\"output_tokens\": 77}").length);
    }

    private static List<ProviderAnswers> streaming() {
        return ProviderAnswers.streaming();
    }

    private static AnswerMeter.Reading read(WireFormat format, String json) {
        AnswerMeter meter = new AnswerMeter(format, "application/json");
        meter.feed(bytes(json), 0, bytes(json).length);
        return meter.reading();
    }

    private static void assertFinal(ProviderAnswers answer, AnswerMeter meter) {
        AnswerMeter.Reading reading = meter.reading();
        assertThat(reading.tokens()).isEqualTo(answer.tokens());
        assertThat(reading.model()).contains(answer.model());
        assertThat(reading.reported()).isTrue();
    }

    private static WireFormat format(ProviderAnswers answer) {
        return WireFormat.ofPath(answer.path()).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
