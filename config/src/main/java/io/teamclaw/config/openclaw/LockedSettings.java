package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that {@link LockedKeys} sets: a tier's own value there would never be seen. */
public final class LockedSettings {
    /** Whole top-level keys; {@code env} and {@code secrets} no tier may have at all. */
    public static final Set<String> WHOLE =
            Set.of("gateway", "models", "telemetry", "update", "discovery", "env", "secrets");

    private static final List<List<String>> SINGLE =
            List.of(
                    List.of("agents", "defaults", "workspace"),
                    List.of("agents", "defaults", "skipBootstrap"),
                    List.of("agents", "defaults", "utilityModel"),
                    List.of("plugins", "enabled"),
                    List.of("plugins", "entries", "admin-http-rpc"));

    private LockedSettings() {}

    /**
     * The locked ones among what a tier says, e.g. {@code agents.defaults.workspace}.
     *
     * @param settings by top-level key
     */
    public static List<String> in(ObjectNode settings) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : settings.properties()) {
            if (WHOLE.contains(field.getKey())) {
                found.add(field.getKey());
            }
        }
        for (List<String> path : SINGLE) {
            JsonNode node = settings;
            for (String key : path) {
                node = node.path(key);
            }
            if (!node.isMissingNode()) {
                found.add(String.join(".", path));
            }
        }
        return List.copyOf(found);
    }

    /** The locked keys below a top-level key, e.g. for the editor of {@code agents}. */
    public static List<String> below(String topLevelKey) {
        return SINGLE.stream()
                .filter(path -> path.getFirst().equals(topLevelKey))
                .map(path -> String.join(".", path))
                .toList();
    }
}
