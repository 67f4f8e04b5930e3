package io.teamclaw.sidecar.usage;

import io.teamclaw.sidecar.testing.BedrockAnswers;
import io.teamclaw.sidecar.testing.OllamaAnswers;
import java.io.ByteArrayOutputStream;

/** The soak's answers of Bedrock's and Ollama's own APIs. */
final class SoakOwnApis {
    /** In the registry's form, for every provider: dollars per million tokens. */
    static final String PRICE =
            "    models: {soak: {name: Soak, price: {input: 2, output: 8, cache-read: 0.5,"
                    + " cache-write: 2.5, cache-write-1h: 4, as-of: 2026-11-20, source: the soak}}}\n";

    private SoakOwnApis() {}

    static String path(SoakCall call) {
        return call.api() == SoakCall.Api.OLLAMA
                ? "/api/chat"
                : "/model/" + call.model() + (call.streamed() ? "/converse-stream" : "/converse");
    }

    static String type(SoakCall call) {
        return call.api() == SoakCall.Api.OLLAMA
                ? OllamaAnswers.LINES
                : BedrockAnswers.EVENT_STREAM;
    }

    static String json(SoakCall call) {
        return call.api() == SoakCall.Api.OLLAMA
                ? line(call, "Grüße", figures(call))
                : "{\"output\":{\"message\":{\"content\":[{\"text\":\"Grüße\"}]}},\"usage\":"
                        + usage(call)
                        + "}";
    }

    static byte[] stream(SoakCall call) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (String text : SoakAnswers.TEXTS) {
            stream.writeBytes(
                    call.api() == SoakCall.Api.OLLAMA
                            ? SoakAnswers.bytes(line(call, text, ",\"done\":false"))
                            : BedrockAnswers.message(
                                    "contentBlockDelta",
                                    "{\"delta\":{\"text\":\"" + text + "\"},\"p\":\"ab\"}"));
        }
        stream.writeBytes(
                call.api() == SoakCall.Api.OLLAMA
                        ? SoakAnswers.bytes(line(call, "", figures(call)))
                        : BedrockAnswers.message("metadata", "{\"usage\":" + usage(call) + "}"));
        return stream.toByteArray();
    }

    private static String line(SoakCall call, String text, String more) {
        return "{\"model\":\""
                + call.model()
                + "\",\"message\":{\"role\":\"assistant\",\"content\":\""
                + text
                + "\"}"
                + more
                + "}\n";
    }

    private static String figures(SoakCall call) {
        return ",\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":%d,\"eval_count\":%d"
                .formatted(call.tokens()[0], call.tokens()[1]);
    }

    private static String usage(SoakCall call) {
        long[] t = call.tokens();
        return ("{\"inputTokens\":%d,\"outputTokens\":%d,\"cacheReadInputTokens\":%d,"
                        + "\"cacheWriteInputTokens\":%d,\"cacheDetails\":[{\"inputTokens\":%d,\"ttl\":\"1h\"},"
                        + "{\"inputTokens\":%d,\"ttl\":\"5m\"}]}")
                .formatted(t[0], t[1], t[2], t[3], t[4], t[3] - t[4]);
    }
}
