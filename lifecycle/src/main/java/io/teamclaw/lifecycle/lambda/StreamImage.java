package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it stands in the JSON of a stream's event. */
final class StreamImage {
    private StreamImage() {}

    /**
     * @param image e.g. {@code {"userId": {"S": "ada"}, "status": {"N": "200"}}}; texts, numbers
     *     and flags are read, a usage row has nothing else
     */
    static Map<String, AttributeValue> read(JsonNode image) {
        Map<String, AttributeValue> item = new HashMap<>();
        image.properties().forEach(each -> put(item, each.getKey(), each.getValue()));
        return item;
    }

    private static void put(Map<String, AttributeValue> item, String name, JsonNode value) {
        if (value.has("S")) {
            item.put(name, AttributeValue.fromS(value.path("S").asText()));
        } else if (value.has("N")) {
            item.put(name, AttributeValue.fromN(value.path("N").asText()));
        } else if (value.has("BOOL")) {
            item.put(name, AttributeValue.fromBool(value.path("BOOL").asBoolean()));
        }
    }
}
