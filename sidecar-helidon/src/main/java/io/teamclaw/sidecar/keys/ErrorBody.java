package io.teamclaw.sidecar.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a provider's error says, whatever its shape.
 *
 * @param codes its types, codes and reasons, in lower case
 * @param message for people; empty where there is none
 */
record ErrorBody(List<String> codes, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ErrorBody NONE = new ErrorBody(List.of(), "");

    /** Of a body's beginning; one that is cut or is no JSON says nothing. */
    static ErrorBody of(byte[] body) {
        if (body.length == 0) {
            return NONE;
        }
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode first = root.isArray() ? root.path(0) : root; // Google's streams
            return of(first);
        } catch (IOException e) {
            return NONE;
        }
    }

    private static ErrorBody of(JsonNode root) {
        List<String> codes = new ArrayList<>();
        JsonNode error = root.path("error");
        add(codes, root);
        add(codes, error);
        error.path("details").forEach(detail -> add(codes, detail));
        String message =
                error.isTextual()
                        ? error.textValue()
                        : error.path("message").asText(root.path("message").asText(""));
        return new ErrorBody(List.copyOf(codes), message);
    }

    private static void add(List<String> codes, JsonNode node) {
        for (String name : List.of("type", "code", "status", "reason")) {
            if (node.path(name).isTextual()) {
                codes.add(node.path(name).textValue().toLowerCase(Locale.ROOT));
            }
        }
    }
}
