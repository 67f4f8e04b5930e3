package io.teamclaw.stacks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.StackName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the synthesised stacks consist of.
 *
 * @param resources of all stacks, in their order; data sources with {@code data.} before the type
 */
record Plan(List<PlannedResource> resources) {

    /**
     * @param folder what {@code make synth} wrote, e.g. {@code cdktf.out}
     * @throws IllegalArgumentException where a stack is not there
     */
    static Plan read(Path folder) {
        List<PlannedResource> all = new ArrayList<>();
        for (StackName stack : StackName.values()) {
            Path file = folder.resolve("stacks").resolve(stack.id()).resolve("cdk.tf.json");
            if (!Files.exists(file)) {
                throw new IllegalArgumentException(file + " is not there; run: make synth");
            }
            read(stack, file, all);
        }
        return new Plan(List.copyOf(all));
    }

    Stream<PlannedResource> ofType(String type) {
        return resources.stream().filter(each -> each.type().equals(type));
    }

    /**
     * The resource that an expression such as <code>${aws_ecs_task_definition.x.arn}</code> names.
     */
    Optional<PlannedResource> referredTo(String type, String expression) {
        return ofType(type)
                .filter(each -> expression.contains(type + "." + each.name() + "."))
                .findFirst();
    }

    private static void read(StackName stack, Path file, List<PlannedResource> all) {
        try {
            JsonNode document = new ObjectMapper().readTree(file.toFile());
            add(stack, "", document.path("resource"), all);
            add(stack, "data.", document.path("data"), all);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void add(
            StackName stack, String prefix, JsonNode types, List<PlannedResource> all) {
        types.properties()
                .forEach(
                        type ->
                                type.getValue()
                                        .properties()
                                        .forEach(
                                                each ->
                                                        all.add(
                                                                new PlannedResource(
                                                                        stack,
                                                                        prefix + type.getKey(),
                                                                        each.getKey(),
                                                                        each.getValue()))));
    }
}
