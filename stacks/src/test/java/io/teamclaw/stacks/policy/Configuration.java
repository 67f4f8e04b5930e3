package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The four stacks of a deployment, as the rules look at them.
 *
 * @param settings of the environment
 * @param stacks each stack's Terraform
 */
record Configuration(DeploySettings settings, Map<StackName, JsonNode> stacks) {

    static Configuration of(Deployment deployment) {
        Synthesised synthesised = Synthesised.of(deployment);
        Map<StackName, JsonNode> stacks = new EnumMap<>(StackName.class);
        for (StackName each : StackName.values()) {
            stacks.put(each, synthesised.stack(each));
        }
        return new Configuration(deployment.settings(), stacks);
    }

    /** One to change. */
    Configuration copy() {
        Map<StackName, JsonNode> copies = new EnumMap<>(StackName.class);
        stacks.forEach((name, stack) -> copies.put(name, stack.deepCopy()));
        return new Configuration(settings, copies);
    }

    /** All resources, in the stacks' order. */
    List<Resource> resources() {
        return blocks("resource");
    }

    /** All stacks' resources of a type, e.g. {@code aws_vpc}. */
    Stream<Resource> resources(String type) {
        return resources().stream().filter(each -> each.type().equals(type));
    }

    /** All data sources. */
    List<Resource> dataSources() {
        return blocks("data");
    }

    /** Adds a resource, for tests of rules. */
    ObjectNode add(StackName stack, String type, String name) {
        return ((ObjectNode) stacks.get(stack))
                .withObjectProperty("resource")
                .withObjectProperty(type)
                .putObject(name);
    }

    private List<Resource> blocks(String kind) {
        List<Resource> found = new ArrayList<>();
        for (StackName stack : StackName.values()) {
            for (var type : stacks.get(stack).path(kind).properties()) {
                for (var each : type.getValue().properties()) {
                    ObjectNode body = (ObjectNode) each.getValue();
                    found.add(new Resource(stack, type.getKey(), each.getKey(), body));
                }
            }
        }
        return found;
    }
}
