package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lays tiers over each other: objects key by key at every depth, lists and single values replaced.
 * One list only ever grows, {@code tools.deny}: what a tier denies, no tier below allows again.
 */
final class TierMerge {
    private final ObjectNode result;
    private final Set<String> denied = new LinkedHashSet<>();

    TierMerge(ObjectNode base) {
        this.result = base.deepCopy();
    }

    /**
     * @throws InvalidWorkspaceConfigException naming tier and key
     */
    TierMerge with(String tier, ObjectNode settings) {
        TierRules.check(tier, settings);
        merge(tier, "", result, settings);
        collectDenied(tier, settings.path("tools").path("deny"));
        return this;
    }

    /** The merged settings, without {@code tools.deny}. */
    ObjectNode settings() {
        return result;
    }

    /** The tools that any tier denies, lower case (OpenClaw compares them so). */
    Set<String> denied() {
        return denied;
    }

    private static void merge(String tier, String path, ObjectNode below, ObjectNode above) {
        for (Map.Entry<String, JsonNode> field : above.properties()) {
            String name = field.getKey();
            String at = path.isEmpty() ? name : path + "." + name;
            JsonNode old = below.path(name);
            JsonNode fresh = field.getValue();
            if (old instanceof ObjectNode oldObject && fresh instanceof ObjectNode freshObject) {
                merge(tier, at, oldObject, freshObject);
            } else if (old.isObject() && !mayBeName(name, fresh)) {
                throw TierRules.wrong(tier, at, "is not an object");
            } else {
                below.set(name, fresh.deepCopy());
            }
        }
    }

    /** OpenClaw takes a model as a name alone or as an object with fallbacks. */
    private static boolean mayBeName(String key, JsonNode value) {
        return value.isTextual() && ("model".equals(key) || key.endsWith("Model"));
    }

    private void collectDenied(String tier, JsonNode list) {
        if (list.isMissingNode()) {
            return;
        }
        if (!(list instanceof ArrayNode names)) {
            throw TierRules.wrong(tier, "tools.deny", "is not a list");
        }
        for (JsonNode name : names) {
            if (!name.isTextual() || name.textValue().isBlank()) {
                throw TierRules.wrong(tier, "tools.deny", "holds something that is no name");
            }
            denied.add(name.textValue().toLowerCase(Locale.ROOT));
        }
    }
}
