package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides in settings whatever may be a secret: values of telling names, and all that stands below
 * {@code env} and {@code headers}.
 */
public final class SecretMask {
    private static final TextNode HIDDEN = TextNode.valueOf("••••");

    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*(?:api[-_]?key|token|secret|passwo?r?d|passphrase|credential|authorization|cookie|private[-_]?key|webhook).*");

    private static final Set<String> WHOLE = Set.of("env", "headers");

    private SecretMask() {}

    /** A copy in which no secret is left. */
    public static JsonNode mask(JsonNode settings) {
        return mask(settings, false);
    }

    /** The value at a path, masked where a key on the way tells of a secret. */
    public static JsonNode mask(Iterable<String> path, JsonNode value) {
        boolean hidden = false;
        for (String key : path) {
            hidden |= isTelling(key);
        }
        return mask(value, hidden);
    }

    private static JsonNode mask(JsonNode node, boolean hidden) {
        if (node instanceof ObjectNode object) {
            ObjectNode masked = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                masked.set(
                        field.getKey(),
                        mask(field.getValue(), hidden || isTelling(field.getKey())));
            }
            return masked;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode masked = list.arrayNode();
            list.forEach(each -> masked.add(mask(each, hidden)));
            return masked;
        }
        // Counts and switches such as maxTokens are no secrets.
        return hidden && node.isTextual() && !node.textValue().isEmpty() ? HIDDEN : node;
    }

    private static boolean isTelling(String key) {
        return WHOLE.contains(key) || NAME.matcher(key).matches();
    }
}
