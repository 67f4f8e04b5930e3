package io.teamclaw.adminui.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The model within OpenClaw's setting {@code agents}: {@code defaults.model}, a text or an object
 * with {@code primary} and fall-backs. What else is there stays.
 */
final class AgentsSetting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AgentsSetting() {}

    /** Empty where none is set, or not readably. */
    static Optional<String> model(Optional<String> json) {
        JsonNode model = read(json).path("defaults").path("model");
        JsonNode primary = model.isObject() ? model.path("primary") : model;
        return primary.isTextual() ? Optional.of(primary.textValue()) : Optional.empty();
    }

    /** The setting with another model; empty where nothing is left of it. */
    static Optional<String> with(Optional<String> json, Optional<String> model) {
        ObjectNode agents = read(json);
        ObjectNode defaults = object(agents, "defaults");
        ObjectNode chosen = object(defaults, "model");
        model.ifPresentOrElse(name -> chosen.put("primary", name), () -> chosen.remove("primary"));
        if (chosen.isEmpty()) {
            defaults.remove("model");
        }
        if (defaults.isEmpty()) {
            agents.remove("defaults");
        }
        return agents.isEmpty() ? Optional.empty() : Optional.of(agents.toString());
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    private static ObjectNode read(Optional<String> json) {
        try {
            return json.isPresent() && JSON.readTree(json.get()) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored setting is no JSON", e);
        }
    }
}
