package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.sidecar.testing.BedrockAnswers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers of Amazon Bedrock, as its event stream and as JSON. */
class BedrockMeterTest {
    private static final String JSON = "application/json";
    private static final long TEXT = bytes("Grüße 🌍").length;

    private enum Api {
        CONVERSE(WireFormat.BEDROCK_CONVERSE, "converse", BedrockAnswers.CONVERSE),
        INVOKE(WireFormat.BEDROCK_INVOKE, "invoke", BedrockAnswers.INVOKE);

        private final WireFormat format;
        private final String method;
        private final String json;

        Api(WireFormat format, String method, String json) {
            this.format = format;
            this.method = method;
            this.json = json;
        }

        private List<byte[]> messages() {
            return this == CONVERSE
                    ? BedrockAnswers.converseStream()
                    : BedrockAnswers.invokeStream();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areKnownByTheirPaths(Api api) {
        String path = "/model/" + BedrockAnswers.MODEL + "/" + api.method;
        assertThat(WireFormat.ofPath(path)).contains(api.format);
        String streamed = path + (api == Api.CONVERSE ? "-stream" : "-with-response-stream");
        assertThat(WireFormat.ofPath(streamed)).contains(api.format);
    }

    @ParameterizedTest
    @EnumSource
    void areReadWhereverAStreamIsCut(Api api) {
        byte[] stream = BedrockAnswers.joined(api.messages());
        for (int cut = 0; cut <= stream.length; cut++) {
            AnswerMeter meter = new AnswerMeter(api.format, BedrockAnswers.EVENT_STREAM);
            meter.feed(stream, 0, cut);
            meter.feed(stream, cut, stream.length - cut);
            assertFinal(meter);
            assertThat(meter.reading().textBytes()).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReadWhereverJsonIsCut(Api api) {
        byte[] json = bytes(api.json);
        for (int cut = 0; cut <= json.length; cut++) {
            AnswerMeter meter = new AnswerMeter(api.format, JSON);
            meter.feed(json, 0, cut);
            meter.feed(json, cut, json.length - cut);
            assertFinal(meter);
        }
    }

    /** An estimate takes the place of what is missing: of all, or of the output where it began. */
    @ParameterizedTest
    @EnumSource
    void whoseStreamEndsBeforeItsUsageAreNotTakenForReported(Api api) {
        byte[] stream = BedrockAnswers.joined(api.messages().subList(0, 3));
        AnswerMeter meter = new AnswerMeter(api.format, BedrockAnswers.EVENT_STREAM);
        meter.feed(stream, 0, stream.length);
        assertThat(meter.reading().reported()).isFalse();
        assertThat(meter.reading().textBytes()).isEqualTo(TEXT);
        Tokens tokens = Tokens.of(meter.reading(), 400);
        assertThat(tokens.estimated()).isTrue();
        assertThat(tokens.counts().output()).isEqualTo(3);
        assertThat(tokens.counts().input()).isEqualTo(api == Api.INVOKE ? 25 : 100);
    }

    @ParameterizedTest
    @EnumSource
    void thatAreDamagedAreNotTakenForReported(Api api) {
        byte[] stream = BedrockAnswers.joined(api.messages());
        stream[stream.length - 1] ^= 1;
        AnswerMeter meter = new AnswerMeter(api.format, BedrockAnswers.EVENT_STREAM);
        meter.feed(stream, 0, stream.length);
        assertThat(meter.reading().reported()).isFalse();
    }

    @Test
    void mayHaveFiguresOfBedrocksOwnAlone() {
        byte[] stream =
                BedrockAnswers.joined(
                        List.of(
                                BedrockAnswers.chunk("{\"generation\":\"Grüße\"}"),
                                BedrockAnswers.chunk(
                                        """
                                        {"generation":" 🌍","amazon-bedrock-invocationMetrics":{"inputTokenCount":7,
                                         "outputTokenCount":5,"cacheReadInputTokenCount":3}}""")));
        AnswerMeter meter = new AnswerMeter(WireFormat.BEDROCK_INVOKE, BedrockAnswers.EVENT_STREAM);
        meter.feed(stream, 0, stream.length);
        assertThat(meter.reading().tokens()).isEqualTo(new TokenCounts(7, 5, 3, 0, 0));
        assertThat(meter.reading().reported()).isTrue();
        assertThat(meter.reading().textBytes()).isEqualTo(TEXT);
    }

    @Test
    void mayHaveFiguresInTheirHeadersAlone() {
        AnswerMeter meter = ofHeaders(WireFormat.BEDROCK_INVOKE);
        byte[] json = bytes("{\"results\":[{\"outputText\":\"Grüße\"}]}");
        meter.feed(json, 0, json.length);
        assertThat(meter.reading().tokens()).isEqualTo(new TokenCounts(9, 4, 0, 0, 0));
        assertThat(meter.reading().reported()).isTrue();
    }

    @Test
    void saySomethingMoreInTheirBodiesThanInTheirHeaders() {
        AnswerMeter meter = ofHeaders(WireFormat.BEDROCK_INVOKE);
        byte[] json = bytes(BedrockAnswers.INVOKE);
        meter.feed(json, 0, json.length);
        assertFinal(meter);
    }

    @Test
    void aloneHaveFiguresInHeaders() {
        assertThat(ofHeaders(WireFormat.ANTHROPIC_MESSAGES).reading().reported()).isFalse();
    }

    @Test
    void ofAmazonsAndOpenAisModelsAreReadAsTheirMakersWriteThem() {
        assertThat(
                        tokens(
                                """
                                {"output":{"message":{"content":[{"text":"x"}]}},"usage":{"inputTokens":7,"outputTokens":5,
                                 "totalTokens":15,"cacheReadInputTokenCount":3,"cacheWriteInputTokenCount":0}}"""))
                .isEqualTo(new TokenCounts(7, 5, 3, 0, 0));
        assertThat(tokens("{\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5}}"))
                .isEqualTo(new TokenCounts(7, 5, 0, 0, 0));
    }

    private static TokenCounts tokens(String json) {
        AnswerMeter meter = new AnswerMeter(WireFormat.BEDROCK_INVOKE, JSON);
        meter.feed(bytes(json), 0, bytes(json).length);
        assertThat(meter.reading().reported()).isTrue();
        return meter.reading().tokens();
    }

    private static AnswerMeter ofHeaders(WireFormat format) {
        Map<String, String> headers =
                Map.of(
                        "x-amzn-bedrock-input-token-count", "9",
                        "x-amzn-bedrock-output-token-count", "4");
        AnswerMeter meter = new AnswerMeter(format, JSON);
        meter.readHeaders(name -> Optional.ofNullable(headers.get(name)));
        return meter;
    }

    private static void assertFinal(AnswerMeter meter) {
        assertThat(meter.reading().tokens()).isEqualTo(BedrockAnswers.TOKENS);
        assertThat(meter.reading().reported()).isTrue();
        // Bedrock's own id of it is in the path.
        assertThat(meter.reading().model()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
