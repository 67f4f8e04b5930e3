package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/chat/completions}, as OpenAI documents it. */
final class OpenAiChat implements WireFormat {
    private final ObjectMapper json;

    OpenAiChat(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String lastMessage(JsonNode request) {
        return WireFormat.lastOfUser(request.path("messages"));
    }

    @Override
    public JsonNode whole(DemoReply reply) {
        ObjectNode completion = completion(reply, "chat.completion");
        ObjectNode choice =
                completion
                        .putArray("choices")
                        .addObject()
                        .put("index", 0)
                        .put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", reply.text());
        putUsage(completion, reply);
        return completion;
    }

    @Override
    public List<Event> events(DemoReply reply, JsonNode request) {
        List<Event> events = new ArrayList<>();
        for (String piece : reply.pieces()) {
            ObjectNode chunk = completion(reply, "chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.putObject("delta").put("role", "assistant").put("content", piece);
            choice.putNull("finish_reason");
            events.add(event(chunk));
        }
        ObjectNode last = completion(reply, "chat.completion.chunk");
        last.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("delta");
        events.add(event(last));
        if (request.path("stream_options").path("include_usage").asBoolean()) {
            ObjectNode usage = completion(reply, "chat.completion.chunk");
            usage.putArray("choices");
            putUsage(usage, reply);
            events.add(event(usage));
        }
        events.add(new Event("", "[DONE]"));
        return events;
    }

    private ObjectNode completion(DemoReply reply, String object) {
        return json.createObjectNode()
                .put("id", "chatcmpl-" + reply.id())
                .put("object", object)
                .put("created", 0)
                .put("model", reply.model());
    }

    private static void putUsage(ObjectNode target, DemoReply reply) {
        target.putObject("usage")
                .put("prompt_tokens", reply.inputTokens())
                .put("completion_tokens", reply.outputTokens())
                .put("total_tokens", reply.inputTokens() + reply.outputTokens());
    }

    private static Event event(ObjectNode data) {
        return new Event("", data.toString());
    }
}
