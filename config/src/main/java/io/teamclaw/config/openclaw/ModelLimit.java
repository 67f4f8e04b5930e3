package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.Provider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of merged settings each model that is not allowed. A tier that names one does not keep
 * a workspace from starting: it gets the allowed default instead.
 */
final class ModelLimit {
    private final AllowedModels allowed;
    private final List<Provider> providers;

    ModelLimit(AllowedModels allowed, List<Provider> providers) {
        this.allowed = allowed;
        this.providers = providers;
    }

    /**
     * @param defaultModel what stands in place of a default model that is not allowed
     * @throws InvalidWorkspaceConfigException where no model that we know is allowed
     */
    void putOn(ObjectNode config, JsonNode defaultModel) {
        if (allowed.all()) {
            return;
        }
        Set<String> references = allowed.references(providers);
        if (references.isEmpty()) {
            throw new InvalidWorkspaceConfigException(
                    "platform/allowed-models: names no model of a provider that is there");
        }
        ObjectNode agents = config.withObjectProperty("agents");
        clean(agents);
        ObjectNode defaults = agents.withObjectProperty("defaults");
        if (!defaults.has("model")) {
            defaults.set("model", defaultModel.deepCopy());
        }
        limitPolicy(defaults.withObjectProperty("modelPolicy"), references);
    }

    private void limitPolicy(ObjectNode policy, Set<String> references) {
        Set<String> wanted = new LinkedHashSet<>();
        for (JsonNode each : policy.path("allow")) {
            if (each.asText().indexOf('/') >= 0 && isAllowed(each)) {
                wanted.add(each.textValue());
            }
        }
        ArrayNode list = policy.putArray("allow");
        // An empty list would permit every model.
        (wanted.isEmpty() ? references : wanted).forEach(list::add);
    }

    private void clean(JsonNode node) {
        node.elements().forEachRemaining(this::clean);
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
            String name = field.getKey();
            if ("model".equals(name) || name.endsWith("Model")) {
                cleanModel(object, name, field.getValue());
            } else if ("models".equals(name) && field.getValue() instanceof ObjectNode models) {
                models.remove(
                        names(models).stream()
                                .filter(each -> !allowed.allowsReference(each, providers))
                                .toList());
            }
        }
    }

    private void cleanModel(ObjectNode parent, String name, JsonNode model) {
        if (!isAllowed(model) || !isAllowed(model.path("primary"))) {
            parent.remove(name);
        } else if (model.path("fallbacks") instanceof ArrayNode fallbacks) {
            fallbacks.removeIf(each -> !isAllowed(each));
        }
    }

    private boolean isAllowed(JsonNode reference) {
        return !reference.isTextual() || allowed.allowsReference(reference.textValue(), providers);
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
