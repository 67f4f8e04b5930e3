package io.teamclaw.sidecar.usage;

import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.usage.UsageRow;
import java.util.Map;

/** A usage row as one line of JSON: the attributes that the table's item would have. */
final class UsageJson {
    private UsageJson() {}

    static String line(UsageRow row) {
        return JsonDocument.write(row.attributes());
    }

    /**
     * @throws IllegalArgumentException where it is no whole row
     */
    static UsageRow row(String line) {
        if (!(JsonDocument.parse(line) instanceof Map<?, ?> attributes)) {
            throw new IllegalArgumentException("It is not a JSON object");
        }
        @SuppressWarnings("unchecked") // Names of JSON are texts.
        Map<String, Object> row = (Map<String, Object>) attributes;
        return UsageRow.ofAttributes(row);
    }
}
