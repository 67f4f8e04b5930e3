package io.teamclaw.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer in Anthropic's streaming format, piece by piece. */
final class AnthropicAnswer {
    private final HttpExchange exchange;

    private AnthropicAnswer(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Sends the head and what comes before the text. The request must have been read. */
    static AnthropicAnswer begin(HttpExchange exchange, long inputTokens, long cacheReadTokens)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        AnthropicAnswer answer = new AnthropicAnswer(exchange);
        answer.send(
                """
                {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-6","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":%d,"cache_creation_input_tokens":0,"cache_read_input_tokens":%d,"output_tokens":1}}}"""
                        .formatted(inputTokens, cacheReadTokens));
        answer.send(
                """
                {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""");
        return answer;
    }

    /** A piece of the text. */
    void say(String text) throws IOException {
        send(
                """
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}"""
                        .formatted(text));
    }

    void end(long outputTokens) throws IOException {
        send(
                """
                {"type":"content_block_stop","index":0}""");
        send(
                """
                {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":%d}}"""
                        .formatted(outputTokens));
        send(
                """
                {"type":"message_stop"}""");
    }

    private void send(String event) throws IOException {
        String type = event.replaceFirst("(?s)^\\{\"type\":\"([a-z_]+)\".*$", "$1");
        exchange.getResponseBody()
                .write(
                        ("event: " + type + "\ndata: " + event + "\n\n")
                                .getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
