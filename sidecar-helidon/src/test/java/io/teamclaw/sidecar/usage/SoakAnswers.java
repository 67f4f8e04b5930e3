package io.teamclaw.sidecar.usage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Answers of the soak's provider, with usage as each format states it. */
final class SoakAnswers {
    /** What is generated, as JSON strings have it. */
    static final List<String> TEXTS =
            List.of("Grüße ", "🌍 \\\"usage\\\": {}", "\\ud83c\\udf0d, and on");

    private SoakAnswers() {}

    static String json(SoakCall call) {
        String usage = usage(call);
        String model = call.model();
        return switch (call.api()) {
            case ANTHROPIC ->
                    "{\"model\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"Grüße\"}],\"usage\":%s}"
                            .formatted(model, usage);
            case RESPONSES ->
                    "{\"model\":\"%s\",\"output\":[],\"usage\":%s}".formatted(model, usage);
            case CHAT, LIMITED ->
                    "{\"model\":\"%s\",\"choices\":[{\"message\":{\"content\":\"Grüße\"}}],\"usage\":%s}"
                            .formatted(model, usage);
            case GEMINI ->
                    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Grüße\"}]}}],"
                            + "\"modelVersion\":\"%s\",\"usageMetadata\":%s}"
                                    .formatted(model, usage);
            case CONVERSE, OLLAMA -> throw new IllegalArgumentException("It has an API of its own");
        };
    }

    static String events(SoakCall call) {
        StringBuilder events = new StringBuilder();
        String model = call.model();
        long[] tokens = call.tokens();
        switch (call.api()) {
            case ANTHROPIC -> {
                String begun =
                        usage(call)
                                .replace("\"output_tokens\":" + tokens[1], "\"output_tokens\":1");
                event(
                        events,
                        "{\"type\":\"message_start\",\"message\":{\"model\":\""
                                + model
                                + "\",\"usage\":"
                                + begun
                                + "}}");
                deltas(events, "{\"type\":\"content_block_delta\",\"delta\":{\"text\":\"%s\"}}");
                event(
                        events,
                        "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":"
                                + tokens[1]
                                + "}}");
                event(events, "{\"type\":\"message_stop\"}");
            }
            case RESPONSES -> {
                event(
                        events,
                        "{\"type\":\"response.created\",\"response\":{\"model\":\""
                                + model
                                + "\",\"usage\":null}}");
                deltas(events, "{\"type\":\"response.output_text.delta\",\"delta\":\"%s\"}");
                event(
                        events,
                        "{\"type\":\"response.completed\",\"response\":{\"model\":\""
                                + model
                                + "\",\"usage\":"
                                + usage(call)
                                + "}}");
            }
            case CHAT, LIMITED -> {
                deltas(
                        events,
                        "{\"model\":\""
                                + model
                                + "\",\"choices\":[{\"delta\":{\"content\":\"%s\"}}],\"usage\":null}");
                event(
                        events,
                        "{\"model\":\""
                                + model
                                + "\",\"choices\":[],\"usage\":"
                                + usage(call)
                                + "}");
                event(events, "[DONE]");
            }
            case GEMINI -> {
                deltas(
                        events,
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]}}],\"modelVersion\":\""
                                + model
                                + "\"}");
                event(
                        events,
                        "{\"candidates\":[],\"modelVersion\":\""
                                + model
                                + "\",\"usageMetadata\":"
                                + usage(call)
                                + "}");
            }
        }
        return events.toString();
    }

    private static void deltas(StringBuilder events, String format) {
        for (String text : TEXTS) {
            event(events, format.replace("%s", text));
        }
    }

    private static void event(StringBuilder events, String data) {
        events.append("data: ").append(data).append("\n\n");
    }

    private static String usage(SoakCall call) {
        long[] t = call.tokens();
        return switch (call.api()) {
            case ANTHROPIC ->
                    ("{\"input_tokens\":%d,\"cache_creation_input_tokens\":%d,\"cache_read_input_tokens\":%d,"
                                    + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":%d,"
                                    + "\"ephemeral_1h_input_tokens\":%d},\"output_tokens\":%d}")
                            .formatted(t[0], t[3], t[2], t[3] - t[4], t[4], t[1]);
            case RESPONSES ->
                    "{\"input_tokens\":%d,\"input_tokens_details\":{\"cached_tokens\":%d},\"output_tokens\":%d}"
                            .formatted(t[0] + t[2], t[2], t[1]);
            case CHAT, LIMITED ->
                    ("{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d,"
                                    + "\"prompt_tokens_details\":{\"cached_tokens\":%d}}")
                            .formatted(t[0] + t[2], t[1], t[0] + t[1] + t[2], t[2]);
            case GEMINI ->
                    ("{\"promptTokenCount\":%d,\"cachedContentTokenCount\":%d,"
                                    + "\"candidatesTokenCount\":%d}")
                            .formatted(t[0] + t[2], t[2], t[1]);
            case CONVERSE, OLLAMA -> throw new IllegalArgumentException("It has an API of its own");
        };
    }

    static byte[] whole(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(head + "content-length: " + body.length + "\r\n\r\n"));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** In chunks that end anywhere. */
    static byte[] chunked(String head, byte[] body, int seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(head + "transfer-encoding: chunked\r\n\r\n"));
        Random random = new Random(seed);
        for (int at = 0; at < body.length; ) {
            int length = Math.min(body.length - at, 1 + random.nextInt(400));
            out.writeBytes(bytes(Integer.toHexString(length) + "\r\n"));
            out.write(body, at, length);
            out.writeBytes(bytes("\r\n"));
            at += length;
        }
        out.writeBytes(bytes("0\r\n\r\n"));
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
