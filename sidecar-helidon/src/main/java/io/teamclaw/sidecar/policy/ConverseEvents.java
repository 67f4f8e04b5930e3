package io.teamclaw.sidecar.policy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** A text as the messages of Bedrock's {@code converse-stream}, in AWS's event stream. */
final class ConverseEvents {
    /** An event in each line: its type, a blank, its JSON, in which {@code $TEXT} stands. */
    static final String LINES =
            """
            messageStart {"role":"assistant"}
            contentBlockDelta {"contentBlockIndex":0,"delta":{"text":$TEXT}}
            contentBlockStop {"contentBlockIndex":0}
            messageStop {"stopReason":"end_turn"}
            metadata {"usage":{"inputTokens":0,"outputTokens":0,"totalTokens":0},"metrics":{"latencyMs":0}}
            """;

    private ConverseEvents() {}

    /**
     * @param lines with the text filled in, as JSON, which has no line ends
     */
    static byte[] encoded(String lines) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        lines.lines()
                .map(line -> line.split(" ", 2))
                .forEach(event -> message(event[0], event[1]).encode(stream));
        return stream.toByteArray();
    }

    private static Message message(String type, String json) {
        return new Message(
                Map.of(
                        ":event-type", HeaderValue.fromString(type),
                        ":content-type", HeaderValue.fromString("application/json"),
                        ":message-type", HeaderValue.fromString("event")),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
