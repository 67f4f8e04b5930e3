package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One of the wire formats that the demo speaks. */
interface WireFormat {
    /** The newest thing that the person said; empty text if nothing was found. */
    String lastMessage(JsonNode request);

    /** The whole answer as one JSON object. */
    JsonNode whole(DemoReply reply);

    /** The answer as server-sent events, in order. */
    List<Event> events(DemoReply reply, JsonNode request);

    /**
     * A server-sent event.
     *
     * @param name of the event; empty where the format names none
     * @param data one line
     */
    record Event(String name, String data) {
        @Override
        public String toString() {
            return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
        }
    }

    /** The text of a message's content: a string, or a list of parts of which the texts count. */
    static String textOf(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asText(""));
        }
        return text.toString();
    }

    /** The text of the last message with the role {@code user} that has any. */
    static String lastOfUser(JsonNode messages) {
        String last = messages.isTextual() ? messages.asText() : "";
        for (JsonNode message : messages) {
            if ("user".equals(message.path("role").asText())) {
                String text = textOf(message.path("content"));
                last = text.isBlank() ? last : text;
            }
        }
        return last;
    }
}
