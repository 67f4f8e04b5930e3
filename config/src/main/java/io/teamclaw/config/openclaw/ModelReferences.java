package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that every model that the settings name is one of a provider of ours. OpenClaw would
 * accept another, fetch a plug-in for it at its start where one has that name, and fail.
 */
final class ModelReferences {
    private final Set<String> providerIds;
    private final ExternalPlugins plugins;

    ModelReferences(Set<String> providerIds, ExternalPlugins plugins) {
        this.providerIds = providerIds;
        this.plugins = plugins;
    }

    /**
     * @param path of the node, empty for the whole configuration
     * @throws InvalidWorkspaceConfigException naming the key
     */
    void check(String path, JsonNode node) {
        int index = 0;
        for (JsonNode each : node.isArray() ? node : List.<JsonNode>of()) {
            check(path + "[" + index++ + "]", each);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            checkField(at, field.getKey(), field.getValue());
            check(at, field.getValue());
        }
    }

    private void checkField(String at, String name, JsonNode value) {
        if ("provider".equals(name) && value.isTextual()) {
            refusePlugin(at, value.textValue());
        }
        if (!at.startsWith("agents.")) {
            return;
        }
        if ("model".equals(name) || name.endsWith("Model")) {
            checkReference(at, value);
            checkReference(at + ".primary", value.path("primary"));
            checkReferences(at + ".fallbacks", value.path("fallbacks"));
        } else if ("modelPolicy".equals(name)) {
            checkReferences(at + ".allow", value.path("allow"));
        } else if ("models".equals(name)) {
            value.fieldNames().forEachRemaining(model -> checkReference(at, model));
        }
    }

    private void checkReferences(String at, JsonNode list) {
        int index = 0;
        for (JsonNode each : list) {
            checkReference(at + "[" + index++ + "]", each);
        }
    }

    private void checkReference(String at, JsonNode reference) {
        if (reference.isTextual()) {
            checkReference(at, reference.textValue());
        }
    }

    /** A reference without a provider is an alias, which OpenClaw resolves among ours. */
    private void checkReference(String at, String reference) {
        int slash = reference.indexOf('/');
        if (slash >= 0 && !providerIds.contains(reference.substring(0, slash))) {
            refusePlugin(at, reference.substring(0, slash));
            throw new InvalidWorkspaceConfigException(
                    at + ": names a provider that is not there; there are " + sorted());
        }
    }

    private void refusePlugin(String at, String id) {
        if (plugins.contains(id)) {
            throw new InvalidWorkspaceConfigException(
                    "%s: %s is an external plug-in of OpenClaw, which a workspace cannot fetch; there are %s"
                            .formatted(at, id, sorted()));
        }
    }

    private String sorted() {
        return String.join(", ", providerIds.stream().sorted().toList());
    }
}
