package io.teamclaw.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * What the demo answers to a request, whatever the wire format.
 *
 * @param id unique, for the format's own ids
 * @param model the one that was asked for
 * @param text the whole answer
 * @param inputTokens of the request, by {@link #tokensIn(String)}
 * @param outputTokens of the answer, by {@link #tokensIn(String)}
 */
record DemoReply(String id, String model, String text, long inputTokens, long outputTokens) {
    private static final int LONGEST_ECHO = 200;

    /**
     * The answer to a request.
     *
     * @param request its whole body
     * @param lastMessage the newest thing that the person said
     */
    static DemoReply to(JsonNode request, String lastMessage) {
        String text =
                "This is TeamClaw's built-in demo, not a real model. You said: “"
                        + shortened(lastMessage)
                        + "”. As soon as an admin adds a provider key on the API keys page, a real"
                        + " model answers here; nothing needs a restart.";
        return new DemoReply(
                UUID.randomUUID().toString().replace("-", ""),
                request.path("model").asText("demo"),
                text,
                tokensIn(request.toString()),
                tokensIn(text));
    }

    /** The answer in the pieces in which it is streamed: word by word. */
    List<String> pieces() {
        return List.of(text.split("(?<= )"));
    }

    /** Four characters a token: the usual rule of thumb for English. */
    static long tokensIn(String text) {
        return Math.max(1, text.length() / 4);
    }

    private static String shortened(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_ECHO ? line : line.substring(0, LONGEST_ECHO) + "…";
    }
}
