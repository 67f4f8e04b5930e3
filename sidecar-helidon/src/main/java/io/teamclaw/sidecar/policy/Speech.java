package io.teamclaw.sidecar.policy;

import java.util.Locale;
import java.util.Optional;

/** In which format, and in which manner, an agent expects to hear a model. */
public enum Speech {
    MESSAGES(false),
    MESSAGES_STREAM(true),
    RESPONSES(false),
    RESPONSES_STREAM(true),
    CHAT(false),
    CHAT_STREAM(true),
    GEMINI(false),
    GEMINI_STREAM(true),
    /** Gemini's stream without {@code alt=sse}: one array of what are events otherwise. */
    GEMINI_ARRAY(false),
    /** Bedrock's. */
    CONVERSE(false),
    CONVERSE_STREAM("application/vnd.amazon.eventstream"),
    /** Ollama's own; streams are lines of JSON, of which one can be the whole answer. */
    OLLAMA_CHAT("application/x-ndjson"),
    OLLAMA_GENERATE("application/x-ndjson");

    private final String contentType;

    Speech(boolean events) {
        this(events ? "text/event-stream" : "application/json");
    }

    Speech(String contentType) {
        this.contentType = contentType;
    }

    /** Of the answer. */
    public String contentType() {
        return contentType;
    }

    /**
     * Empty for calls that no model answers in words.
     *
     * @param streamed whether the body asks for a stream
     */
    public static Optional<Speech> of(String rawPath, String query, boolean streamed) {
        if (rawPath.endsWith("/messages")) {
            return Optional.of(streamed ? MESSAGES_STREAM : MESSAGES);
        }
        if (rawPath.endsWith("/responses")) {
            return Optional.of(streamed ? RESPONSES_STREAM : RESPONSES);
        }
        if (rawPath.endsWith("/chat/completions")) {
            return Optional.of(streamed ? CHAT_STREAM : CHAT);
        }
        if (rawPath.endsWith("/converse")) {
            return Optional.of(CONVERSE);
        }
        if (rawPath.endsWith("/converse-stream")) {
            return Optional.of(CONVERSE_STREAM);
        }
        if (rawPath.endsWith("/api/chat")) {
            return Optional.of(OLLAMA_CHAT);
        }
        if (rawPath.endsWith("/api/generate")) {
            return Optional.of(OLLAMA_GENERATE);
        }
        String lower = rawPath.toLowerCase(Locale.ROOT);
        if (lower.endsWith(":streamgeneratecontent")) {
            boolean sse = ("&" + query + "&").contains("&alt=sse&");
            return Optional.of(sse ? GEMINI_STREAM : GEMINI_ARRAY);
        }
        return lower.endsWith(":generatecontent") ? Optional.of(GEMINI) : Optional.empty();
    }
}
