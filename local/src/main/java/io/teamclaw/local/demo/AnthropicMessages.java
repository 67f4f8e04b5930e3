package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/messages}, as Anthropic documents it. */
final class AnthropicMessages implements WireFormat {
    private final ObjectMapper json;

    AnthropicMessages(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String lastMessage(JsonNode request) {
        return WireFormat.lastOfUser(request.path("messages"));
    }

    @Override
    public JsonNode whole(DemoReply reply) {
        ObjectNode message = message(reply, reply.outputTokens());
        message.putArray("content").addObject().put("type", "text").put("text", reply.text());
        return message.put("stop_reason", "end_turn");
    }

    @Override
    public List<Event> events(DemoReply reply, JsonNode request) {
        List<Event> events = new ArrayList<>();
        ObjectNode start = typed("message_start");
        ObjectNode message = message(reply, 1);
        message.putArray("content");
        message.putNull("stop_reason");
        start.set("message", message);
        events.add(event(start));

        ObjectNode block = typed("content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        events.add(event(block));
        for (String piece : reply.pieces()) {
            ObjectNode delta = typed("content_block_delta").put("index", 0);
            delta.putObject("delta").put("type", "text_delta").put("text", piece);
            events.add(event(delta));
        }
        events.add(event(typed("content_block_stop").put("index", 0)));

        ObjectNode end = typed("message_delta");
        end.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", reply.outputTokens());
        events.add(event(end));
        events.add(event(typed("message_stop")));
        return events;
    }

    private ObjectNode message(DemoReply reply, long outputTokens) {
        ObjectNode message =
                typed("message")
                        .put("id", "msg_" + reply.id())
                        .put("role", "assistant")
                        .put("model", reply.model());
        message.putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", reply.inputTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", outputTokens);
        return message;
    }

    private ObjectNode typed(String type) {
        return json.createObjectNode().put("type", type);
    }

    private static Event event(ObjectNode data) {
        return new Event(data.get("type").asText(), data.toString());
    }
}
