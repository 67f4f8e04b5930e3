package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.StackName;
import java.util.function.Consumer;

/** Changes to a copy of what was synthesised. */
final class Edits {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Edits() {}

    /** The first resource of a type. */
    static Resource first(Configuration all, String type) {
        return all.resources(type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + type));
    }

    /** Sets an argument of the first resource of a type that has the block around it. */
    static void set(Configuration all, String type, String path, Object value) {
        block(all, type, path).set(last(path), MAPPER.valueToTree(value));
    }

    /**
     * Takes an argument from the first resource of a type that has it.
     *
     * @throws IllegalArgumentException where none has it
     */
    static void remove(Configuration all, String type, String path) {
        all.resources(type)
                .filter(each -> !each.all(path).isEmpty())
                .findFirst()
                .map(each -> block(each, path))
                .orElseThrow(() -> new IllegalArgumentException("No " + type + " has " + path))
                .remove(last(path));
    }

    /** Adds a resource, given as JSON. */
    static void add(Configuration all, StackName stack, String type, String json) {
        all.add(stack, type, "added").setAll((ObjectNode) Json.read(json));
    }

    /** Adds a second resource like the first of its type. */
    static void duplicate(Configuration all, String type) {
        Resource original = first(all, type);
        ObjectNode copy = original.body().deepCopy();
        copy.remove("//");
        all.add(original.stack(), type, "copy").setAll(copy);
    }

    /** Changes the first container of the first task definition. */
    static void container(Configuration all, Consumer<ObjectNode> change) {
        rewrite(first(all, "aws_ecs_task_definition"), "container_definitions", "/0", change);
    }

    /** Changes the first statement of the first role's policy. */
    static void statement(Configuration all, Consumer<ObjectNode> change) {
        rewrite(first(all, "aws_iam_role_policy"), "policy", "/Statement/0", change);
    }

    /** Changes the first statement of the first role's trust. */
    static void trust(Configuration all, Consumer<ObjectNode> change) {
        rewrite(first(all, "aws_iam_role"), "assume_role_policy", "/Statement/0", change);
    }

    /** Allows the first role something. */
    static void allow(Configuration all, String action, String resource) {
        statement(
                all,
                each -> {
                    each.putArray("Action").add(action);
                    each.putArray("Resource").add(resource);
                });
    }

    private static void rewrite(
            Resource resource, String argument, String pointer, Consumer<ObjectNode> change) {
        JsonNode document = Json.read(resource.text(argument));
        change.accept((ObjectNode) document.at(pointer));
        resource.body().put(argument, document.toString());
    }

    private static ObjectNode block(Configuration all, String type, String path) {
        return all.resources(type)
                .filter(each -> path.indexOf('.') < 0 || !each.all(parent(path)).isEmpty())
                .findFirst()
                .map(each -> block(each, path))
                .orElseThrow(() -> new IllegalArgumentException("No " + type + " has " + path));
    }

    private static ObjectNode block(Resource resource, String path) {
        return path.indexOf('.') < 0
                ? resource.body()
                : (ObjectNode) resource.all(parent(path)).getFirst();
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
