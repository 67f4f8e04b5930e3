package io.teamclaw.stacks.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.Collection;

/** The foundation's stack as Terraform gets it, asked for what tests want to know. */
record Foundation(Synthesised synthesised) {

    static Foundation of(Deployment deployment) {
        return new Foundation(Synthesised.of(deployment));
    }

    JsonNode document() {
        return synthesised.stack(StackName.FOUNDATION);
    }

    /** The stack's resources of a type. */
    Collection<JsonNode> all(String type) {
        return synthesised.resources(StackName.FOUNDATION, type).values();
    }

    /** The only resource of a type. */
    JsonNode only(String type) {
        Collection<JsonNode> all = all(type);
        if (all.size() != 1) {
            throw new AssertionError("There are " + all.size() + " of " + type);
        }
        return all.iterator().next();
    }

    /** The statements of a policy, which is a text. */
    static JsonNode statements(JsonNode policy) {
        try {
            return new ObjectMapper().readTree(policy.asText()).path("Statement");
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + policy, e);
        }
    }

    /** Whether a statement speaks of an action by its full name. */
    static boolean uses(JsonNode statement, String action) {
        for (JsonNode each : statement.path("Action")) {
            if (each.asText().equals(action)) {
                return true;
            }
        }
        return false;
    }
}
