package io.teamclaw.sidecar.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.usage.UsageRow;

/** A usage row as one line of JSON: the attributes that the table's item would have. */
final class UsageJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UsageJson() {}

    static String line(UsageRow row) {
        try {
            return JSON.writeValueAsString(row.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings and numbers is JSON", e);
        }
    }
}
