package io.teamclaw.sidecar.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.usage.UsageRow;
import java.util.Map;

/** A usage row as one line of JSON: the attributes that the table's item would have. */
final class UsageJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private UsageJson() {}

    static String line(UsageRow row) {
        try {
            return JSON.writeValueAsString(row.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings and numbers is JSON", e);
        }
    }

    /**
     * @throws IllegalArgumentException where it is no whole row
     */
    static UsageRow row(String line) {
        try {
            return UsageRow.ofAttributes(
                    JSON.readValue(line, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It is not a line of JSON", e);
        }
    }
}
