package io.teamclaw.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.lifecycle.dynamodb.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one scope says.
 *
 * @param settings of OpenClaw by top-level key
 * @param bootstrap texts by file name
 * @param allowedByTier what this scope says of allowed models: one or none
 */
record Tier(ObjectNode settings, Map<String, String> bootstrap, List<AllowedModels> allowedByTier) {

    /**
     * @param items all of the scope
     * @throws InvalidWorkspaceConfigException naming scope and key of the first malformed one
     */
    static Tier of(String scope, Stream<Item> items) {
        Tier tier =
                new Tier(
                        JsonNodeFactory.instance.objectNode(),
                        new LinkedHashMap<>(),
                        new ArrayList<>());
        items.forEach(item -> tier.add(scope, item));
        return tier;
    }

    private void add(String scope, Item item) {
        String key = item.text("configKey");
        if (key.startsWith(SettingName.OPENCLAW)) {
            settings.set(key.substring(SettingName.OPENCLAW.length()), value(scope, key, item));
        } else if (key.startsWith(SettingName.BOOTSTRAP)) {
            JsonNode text = value(scope, key, item);
            if (!text.isTextual()) {
                throw malformed(scope, key, "a JSON string");
            }
            bootstrap.put(key.substring(SettingName.BOOTSTRAP.length()), text.textValue());
        } else if (key.equals(SettingValues.ALLOWED_MODELS.key())) {
            allowedByTier.add(
                    item.optionalText("value")
                            .flatMap(SettingValues::models)
                            .orElseThrow(
                                    () -> malformed(scope, key, "a list of providers and models")));
        }
    }

    private static JsonNode value(String scope, String key, Item item) {
        return item.optionalText("value")
                .flatMap(StrictJson::parse)
                .orElseThrow(() -> malformed(scope, key, "JSON"));
    }

    private static InvalidWorkspaceConfigException malformed(
            String scope, String key, String expected) {
        return new InvalidWorkspaceConfigException(
                "The setting " + scope + " " + key + " is not " + expected + "; set it again");
    }
}
