package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One value of a workspace's configuration, and who decided it.
 *
 * @param path its keys from the top; of {@code tools.deny}, the denied tool is the last
 * @param value no object, unless an empty one
 * @param origin the strongest tier that sets it
 * @param atStart whether TeamClaw decides it anew at each start, such as a port; the value is then
 *     an example
 */
public record EffectiveValue(List<String> path, JsonNode value, Origin origin, boolean atStart) {

    /** E.g. {@code agents.defaults.model.primary}; a key that is no plain word is in quotes. */
    public String name() {
        return path.stream()
                .map(key -> key.matches("[A-Za-z0-9_$-]+") ? key : "\"" + key + "\"")
                .collect(Collectors.joining("."));
    }
}
