package io.teamclaw.sidecar.usage;

import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.usage.UsageRow;

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
        return UsageRow.ofAttributes(JsonDocument.parseObject(line));
    }
}
