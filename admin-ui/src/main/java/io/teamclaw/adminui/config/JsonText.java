package io.teamclaw.adminui.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON as people type it into a field, and as it is shown to them. */
public final class JsonText {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    /** What a text turned out to be. */
    public sealed interface Reading {
        /**
         * JSON.
         *
         * @param value what it says
         */
        record Value(JsonNode value) implements Reading {}

        /**
         * No JSON.
         *
         * @param line where it ends to be, from 1
         * @param column where in the line, from 1
         */
        record Malformed(int line, int column) implements Reading {}
    }

    private JsonText() {}

    /** Reads what somebody typed: one value, nothing after it, no key twice. */
    public static Reading read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? new Reading.Malformed(1, 1) : new Reading.Value(node);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return at == null
                    ? new Reading.Malformed(1, 1)
                    : new Reading.Malformed(
                            Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
    }

    /** A stored value; missing where it is no JSON, so that it can be replaced. */
    public static JsonNode stored(String json) {
        return read(json) instanceof Reading.Value found
                ? found.value()
                : MissingNode.getInstance();
    }

    /** Over several lines, two spaces deep. */
    public static String pretty(JsonNode value) {
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree cannot be written", e);
        }
    }
}
