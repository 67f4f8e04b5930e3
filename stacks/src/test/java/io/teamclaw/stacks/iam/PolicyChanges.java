package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** Ways in which somebody could weaken a policy by mistake. */
final class PolicyChanges {
    private PolicyChanges() {}

    /** Every statement without its conditions on a key. */
    static JsonNode withoutCondition(JsonNode policy, String key) {
        JsonNode changed = policy.deepCopy();
        for (JsonNode statement : changed.path("Statement")) {
            Iterator<JsonNode> operators = statement.path("Condition").elements();
            while (operators.hasNext()) {
                ((ObjectNode) operators.next()).remove(key);
            }
        }
        return requireChange(policy, withoutEmptyOperators(changed));
    }

    /** Another text in the place of one, wherever it stands. */
    static JsonNode replaced(JsonNode policy, String text, String other) {
        return requireChange(policy, PolicyReader.document(policy.toString().replace(text, other)));
    }

    /** Without the statement of that name. */
    static JsonNode withoutStatement(JsonNode policy, String sid) {
        JsonNode changed = policy.deepCopy();
        Iterator<JsonNode> statements = changed.path("Statement").elements();
        while (statements.hasNext()) {
            if (statements.next().path("Sid").asText().equals(sid)) {
                statements.remove();
            }
        }
        return requireChange(policy, changed);
    }

    private static JsonNode withoutEmptyOperators(JsonNode policy) {
        for (JsonNode statement : policy.path("Statement")) {
            Iterator<JsonNode> operators = statement.path("Condition").elements();
            while (operators.hasNext()) {
                if (operators.next().isEmpty()) {
                    operators.remove();
                }
            }
            if (statement.path("Condition").isEmpty()) {
                ((ObjectNode) statement).remove("Condition");
            }
        }
        return policy;
    }

    private static JsonNode requireChange(JsonNode policy, JsonNode changed) {
        if (policy.equals(changed)) {
            throw new AssertionError("The policy has nothing to weaken there: " + policy);
        }
        return changed;
    }
}
