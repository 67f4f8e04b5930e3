package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Events of a table's stream, as Lambda delivers them. */
final class StreamEvents {
    private StreamEvents() {}

    static String of(List<ObjectNode> records) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records").addAll(records);
        return event.toString();
    }

    /**
     * @param eventName {@code INSERT}, {@code MODIFY} or {@code REMOVE}
     * @param row attributes of the item after the change
     */
    static ObjectNode change(String eventName, String sequenceNumber, Map<String, Object> row) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("eventName", eventName).put("eventSource", "aws:dynamodb");
        ObjectNode dynamoDb = change.putObject("dynamodb");
        dynamoDb.put("SequenceNumber", sequenceNumber).put("StreamViewType", "NEW_IMAGE");
        ObjectNode image = dynamoDb.putObject("NewImage");
        row.forEach(
                (name, value) -> {
                    switch (value) {
                        case Boolean flag -> image.putObject(name).put("BOOL", flag);
                        case Long number -> image.putObject(name).put("N", number.toString());
                        default -> image.putObject(name).put("S", value.toString());
                    }
                });
        return change;
    }
}
