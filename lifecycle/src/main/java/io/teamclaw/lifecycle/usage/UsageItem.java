package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A usage row as an item of the usage table. */
final class UsageItem {
    private UsageItem() {}

    /**
     * @throws IllegalArgumentException naming what is missing or malformed
     */
    static UsageRow read(Map<String, AttributeValue> item) {
        try {
            return UsageRow.ofAttributes(attributes(item));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("A time or number is out of range", e);
        }
    }

    /**
     * The same of a part of a run.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    static ComputeRow readCompute(Map<String, AttributeValue> item) {
        return ComputeRow.ofAttributes(attributes(item));
    }

    /** A row as it is stored. */
    static Map<String, AttributeValue> write(Map<String, Object> row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.forEach(
                (name, value) ->
                        item.put(
                                name,
                                value instanceof Long number
                                        ? Values.number(number)
                                        : Values.text(value.toString())));
        return item;
    }

    private static Map<String, Object> attributes(Map<String, AttributeValue> item) {
        Map<String, Object> row = new HashMap<>();
        item.forEach(
                (name, value) -> {
                    switch (value.type()) {
                        case S -> row.put(name, value.s());
                        case N -> row.put(name, Long.valueOf(value.n()));
                        case BOOL -> row.put(name, value.bool());
                        default -> row.remove(name);
                    }
                });
        return row;
    }

    /** Names an item in a log without showing what else it holds. */
    static String nameOf(Map<String, AttributeValue> item) {
        return text(item, "userId") + " " + text(item, "timestamp");
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "?" : value.s();
    }
}
