package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.StackName;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A resource or data source of a stack.
 *
 * @param type e.g. {@code aws_vpc}
 * @param name Terraform's
 * @param body its arguments
 */
record Resource(StackName stack, String type, String name, ObjectNode body) {

    /** Where it stands among the constructs, e.g. {@code foundation/network/vpc}. */
    String path() {
        return body.path("//").at("/metadata/path").asText(stack.id() + "/" + name);
    }

    /**
     * All values at a path of names, e.g. {@code origin.custom_header.name}; a block may be one or
     * a list, both are looked into.
     */
    List<JsonNode> all(String path) {
        Stream<JsonNode> found = Stream.of(body);
        for (String step : path.split("\\.")) {
            found = found.flatMap(each -> entries(each.path(step)));
        }
        return found.toList();
    }

    /** The first value at a path as text; empty where there is none. */
    String text(String path) {
        return all(path).stream().findFirst().map(JsonNode::asText).orElse("");
    }

    boolean has(String path) {
        return !text(path).isEmpty();
    }

    boolean flag(String path) {
        return Boolean.parseBoolean(text(path));
    }

    /** Whether an argument of it refers to another resource of the same stack. */
    boolean refersTo(Resource other, String argument) {
        return stack == other.stack
                && text(argument).startsWith("${" + other.type + "." + other.name + ".");
    }

    private static Stream<JsonNode> entries(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false);
        }
        return node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
    }
}
