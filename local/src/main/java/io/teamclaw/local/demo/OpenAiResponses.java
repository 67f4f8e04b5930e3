package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/responses}, as OpenAI documents it. */
final class OpenAiResponses implements WireFormat {
    private final ObjectMapper json;

    OpenAiResponses(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String lastMessage(JsonNode request) {
        return WireFormat.lastOfUser(request.path("input"));
    }

    @Override
    public JsonNode whole(DemoReply reply) {
        ObjectNode response = response(reply, "completed");
        response.withArray("output").add(message(reply, "completed", reply.text()));
        response.putObject("usage")
                .put("input_tokens", reply.inputTokens())
                .put("output_tokens", reply.outputTokens())
                .put("total_tokens", reply.inputTokens() + reply.outputTokens())
                .putObject("input_tokens_details")
                .put("cached_tokens", 0);
        return response;
    }

    @Override
    public List<Event> events(DemoReply reply, JsonNode request) {
        Sequence events = new Sequence();
        for (String state : List.of("response.created", "response.in_progress")) {
            events.add(state).set("response", response(reply, "in_progress"));
        }
        events.add("response.output_item.added")
                .put("output_index", 0)
                .set("item", message(reply, "in_progress", ""));
        part(events.add("response.content_part.added"), reply).set("part", text(""));
        for (String piece : reply.pieces()) {
            part(events.add("response.output_text.delta"), reply).put("delta", piece);
        }
        part(events.add("response.output_text.done"), reply).put("text", reply.text());
        part(events.add("response.content_part.done"), reply).set("part", text(reply.text()));
        events.add("response.output_item.done")
                .put("output_index", 0)
                .set("item", message(reply, "completed", reply.text()));
        events.add("response.completed").set("response", whole(reply));
        return events.toList();
    }

    private ObjectNode response(DemoReply reply, String status) {
        ObjectNode response =
                json.createObjectNode()
                        .put("id", "resp_" + reply.id())
                        .put("object", "response")
                        .put("created_at", 0)
                        .put("status", status)
                        .put("model", reply.model());
        response.putArray("output");
        return response;
    }

    private ObjectNode message(DemoReply reply, String status, String text) {
        ObjectNode message =
                json.createObjectNode()
                        .put("id", "msg_" + reply.id())
                        .put("type", "message")
                        .put("role", "assistant")
                        .put("status", status);
        if (text.isEmpty()) {
            message.putArray("content");
        } else {
            message.putArray("content").add(text(text));
        }
        return message;
    }

    private ObjectNode text(String text) {
        ObjectNode part = json.createObjectNode().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        return part;
    }

    private static ObjectNode part(ObjectNode event, DemoReply reply) {
        return event.put("item_id", "msg_" + reply.id())
                .put("output_index", 0)
                .put("content_index", 0);
    }

    /** Events numbered in their order. */
    private final class Sequence {
        private final List<ObjectNode> events = new ArrayList<>();

        ObjectNode add(String type) {
            ObjectNode event =
                    json.createObjectNode().put("type", type).put("sequence_number", events.size());
            events.add(event);
            return event;
        }

        List<Event> toList() {
            return events.stream()
                    .map(event -> new Event(event.get("type").asText(), event.toString()))
                    .toList();
        }
    }
}
