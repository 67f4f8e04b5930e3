package io.teamclaw.sidecar.testing;

import io.teamclaw.config.usage.TokenCounts;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Answers of Amazon Bedrock as its API reference shows them, in AWS's event stream as AWS's own
 * library writes it. Each says {@code Grüße 🌍}.
 */
public final class BedrockAnswers {
    public static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
    public static final String MODEL = "eu.anthropic.claude-sonnet-4-6-v1:0";

    /** What both ways to call it report. */
    public static final TokenCounts TOKENS = new TokenCounts(25, 15, 1000, 200, 0, 150, 0);

    public static final String CONVERSE =
            """
            {"metrics":{"latencyMs":551},"output":{"message":{"content":[{"text":"Grüße 🌍"}],"role":"assistant"}},
             "stopReason":"end_turn","usage":{"inputTokens":25,"outputTokens":15,"totalTokens":1240,
              "cacheReadInputTokenCount":1000,"cacheReadInputTokens":1000,
              "cacheWriteInputTokenCount":200,"cacheWriteInputTokens":200,
              "cacheDetails":[{"inputTokens":150,"ttl":"1h"},{"inputTokens":50,"ttl":"5m"}],"serverToolUsage":{}}}
            """;

    public static final String INVOKE =
            """
            {"id":"msg_bdrk_1","type":"message","role":"assistant","model":"claude-sonnet-4-6",
             "content":[{"type":"text","text":"Grüße 🌍"}],"stop_reason":"end_turn","stop_sequence":null,
             "usage":{"input_tokens":25,"cache_creation_input_tokens":200,"cache_read_input_tokens":1000,
              "cache_creation":{"ephemeral_5m_input_tokens":50,"ephemeral_1h_input_tokens":150},"output_tokens":15}}
            """;

    private BedrockAnswers() {}

    /** The messages of {@code converse-stream}. */
    public static List<byte[]> converseStream() {
        return List.of(
                message("messageStart", "{\"p\":\"abcdefg\",\"role\":\"assistant\"}"),
                message(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Grüße \"},\"p\":\"abcdef\"}"),
                message(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"🌍\"},\"p\":\"\"}"),
                message("contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"abc\"}"),
                message("messageStop", "{\"p\":\"abcdefghij\",\"stopReason\":\"end_turn\"}"),
                message(
                        "metadata",
                        "{\"metrics\":{\"latencyMs\":551},\"p\":\"abc\",\"usage\":{\"inputTokens\":25,"
                                + "\"outputTokens\":15,\"totalTokens\":1240,\"cacheReadInputTokens\":1000,"
                                + "\"cacheWriteInputTokens\":200,\"cacheDetails\":["
                                + "{\"inputTokens\":150,\"ttl\":\"1h\"},{\"inputTokens\":50,\"ttl\":\"5m\"}]}}"));
    }

    /** The messages of {@code invoke-with-response-stream}, of a model of Anthropic's. */
    public static List<byte[]> invokeStream() {
        return List.of(
                chunk(
                        """
                        {"type":"message_start","message":{"id":"msg_bdrk_1","type":"message","role":"assistant","model":"claude-sonnet-4-6","content":[],"stop_reason":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":200,"cache_read_input_tokens":1000,"cache_creation":{"ephemeral_5m_input_tokens":50,"ephemeral_1h_input_tokens":150},"output_tokens":1}}}"""),
                chunk(
                        """
                        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße "}}"""),
                chunk(
                        """
                        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"🌍"}}"""),
                chunk(
                        """
                        {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}"""),
                chunk(
                        """
                        {"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":25,"outputTokenCount":15,"invocationLatency":551,"firstByteLatency":300,"cacheReadInputTokenCount":1000,"cacheWriteInputTokenCount":200}}"""));
    }

    /** A message that holds another one's event. */
    public static byte[] chunk(String event) {
        return message(
                "chunk",
                "{\"bytes\":\""
                        + Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8))
                        + "\",\"p\":\"abcdefghijk\"}");
    }

    /** A whole message. */
    public static byte[] message(String type, String payload) {
        Map<String, HeaderValue> headers =
                Map.of(
                        ":event-type", HeaderValue.fromString(type),
                        ":content-type", HeaderValue.fromString("application/json"),
                        ":message-type", HeaderValue.fromString("event"));
        ByteBuffer buffer =
                new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] whole = new byte[buffer.remaining()];
        buffer.get(whole);
        return whole;
    }

    /** All of them behind each other. */
    public static byte[] joined(List<byte[]> messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        messages.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
