package io.teamclaw.stacks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.StackName;

/**
 * One resource of a synthesised stack.
 *
 * @param stack where it stands
 * @param type Terraform's, e.g. {@code aws_lb}
 * @param name Terraform's
 * @param arguments as they stand in the JSON; a block is an object or a list of objects
 */
record PlannedResource(StackName stack, String type, String name, JsonNode arguments) {

    String text(String argument) {
        return arguments.path(argument).asText();
    }

    /** How many entries a list argument has. */
    int count(String argument) {
        return arguments.path(argument).size();
    }
}
