package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What no tier may hold, at any depth. Messages name tier and key and quote no value. */
final class TierRules {
    /** Names that change an object's nature in JavaScript, and OpenClaw's own include. */
    private static final Set<String> FORBIDDEN_KEYS =
            Set.of("__proto__", "constructor", "prototype", "$include");

    /**
     * Where OpenClaw would take variables or secrets from. The gateway gets a clean environment;
     * what a skill needs stands in {@code skills.entries.<skill>.env}.
     */
    private static final Set<String> FORBIDDEN_AT_TOP = Set.of("env", "secrets");

    /** OpenClaw replaces {@code ${NAME}} in any text, and {@code $NAME} as a whole secret. */
    private static final Pattern SUBSTITUTION =
            Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*}|^\\$[A-Z_][A-Z0-9_]*$");

    private TierRules() {}

    static void check(String tier, ObjectNode settings) {
        for (String name : FORBIDDEN_AT_TOP) {
            if (settings.has(name)) {
                throw wrong(tier, name, "is not allowed; TeamClaw sets the environment itself");
            }
        }
        visit(tier, "", settings);
    }

    private static void visit(String tier, String path, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            throw wrong(tier, path, "has no value; remove the key instead");
        }
        if (node.isTextual() && SUBSTITUTION.matcher(node.textValue()).find()) {
            throw wrong(tier, path, "refers to an environment variable; write the value itself");
        }
        int index = 0;
        for (JsonNode each : node.isArray() ? node : Set.<JsonNode>of()) {
            visit(tier, path + "[" + index++ + "]", each);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (FORBIDDEN_KEYS.contains(field.getKey())) {
                throw wrong(tier, name, "is not allowed");
            }
            visit(tier, name, field.getValue());
        }
    }

    static InvalidWorkspaceConfigException wrong(String tier, String path, String problem) {
        return new InvalidWorkspaceConfigException("%s tier: %s %s".formatted(tier, path, problem));
    }
}
