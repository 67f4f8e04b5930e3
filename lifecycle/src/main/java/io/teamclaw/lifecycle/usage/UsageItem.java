package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.usage.UsageRow;
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
        try {
            return UsageRow.ofAttributes(row);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("A time or number is out of range", e);
        }
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
