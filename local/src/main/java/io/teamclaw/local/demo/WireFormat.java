package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the wire formats that the demo speaks. */
interface WireFormat {
    Pattern NOTES =
            Pattern.compile(
                    "(?s)<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>.*?<<<END_OPENCLAW_INTERNAL_CONTEXT>>>");

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

    /**
     * What the person wrote last: the last line of the newest text of a message with the role
     * {@code user}. OpenClaw puts notes of its own before it and, between marks, beside it.
     *
     * @param messages a list of messages whose content is a string or a list of parts, or a string
     */
    static String lastOfUser(JsonNode messages) {
        String last = messages.isTextual() ? messages.asText() : "";
        for (JsonNode message : messages) {
            if ("user".equals(message.path("role").asText())) {
                last = lastText(message.path("content")).orElse(last);
            }
        }
        return last;
    }

    private static Optional<String> lastText(JsonNode content) {
        Stream<String> texts =
                content.isTextual()
                        ? Stream.of(content.asText())
                        : content.valueStream().map(part -> part.path("text").asText(""));
        return texts.flatMap(text -> NOTES.matcher(text).replaceAll("").lines())
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later);
    }
}
