package io.teamclaw.stacks.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The control plane's stack as Terraform gets it, asked for what tests want to know. */
record ControlPlane(Synthesised synthesised) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ControlPlane of(Deployment deployment) {
        return new ControlPlane(Synthesised.of(deployment));
    }

    /** The stack's resources of a type. */
    Collection<JsonNode> all(String type) {
        return synthesised.resources(StackName.CONTROL_PLANE, type).values();
    }

    /** The only resource of a type. */
    JsonNode only(String type) {
        Collection<JsonNode> all = all(type);
        if (all.size() != 1) {
            throw new AssertionError("There are " + all.size() + " of " + type);
        }
        return all.iterator().next();
    }

    /** The resource of a type whose field has this text. */
    JsonNode by(String type, String field, String value) {
        return all(type).stream()
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "No " + type + " whose " + field + " is " + value));
    }

    /** How a resource is referred to, by the field of it that is given. */
    String reference(String type, JsonNode resource, String attribute) {
        return synthesised.resources(StackName.CONTROL_PLANE, type).entrySet().stream()
                .filter(each -> each.getValue() == resource)
                .map(each -> "${%s.%s.%s}".formatted(type, each.getKey(), attribute))
                .findFirst()
                .orElseThrow();
    }

    JsonNode document() {
        return synthesised.stack(StackName.CONTROL_PLANE);
    }

    /** The statements of a role's policy, e.g. of {@code lifecycle}. */
    Stream<JsonNode> statements(String part) {
        JsonNode policy = json(by("aws_iam_role_policy", "name", part).path("policy").asText());
        return StreamSupport.stream(policy.path("Statement").spliterator(), false);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
