package io.teamclaw.stacks.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What the admin's stack watches with, as Terraform gets it. */
record Monitoring(Deployment deployment, Synthesised synthesised) {

    static Monitoring of(Deployment deployment) {
        return new Monitoring(deployment, Synthesised.of(deployment));
    }

    /** The stack's resources of a type. */
    Collection<JsonNode> all(String type) {
        return synthesised.resources(StackName.ADMIN, type).values();
    }

    /** One of the stack's resources of a type. */
    JsonNode first(String type) {
        return all(type).stream().findFirst().orElseThrow(() -> new AssertionError("No " + type));
    }

    Collection<JsonNode> alarms() {
        return all("aws_cloudwatch_metric_alarm");
    }

    /** The alarm of a part of the platform, e.g. {@code idle-sweep}. */
    JsonNode alarm(String part) {
        return alarms().stream()
                .filter(
                        each ->
                                each.path("alarm_name")
                                        .asText()
                                        .equals(deployment.names().of(part)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No alarm " + part));
    }

    /** What all stacks' resources of a type have in a field. */
    Set<String> names(String type, String field) {
        return synthesised.resources(type).values().stream()
                .map(each -> each.path(field).asText())
                .collect(Collectors.toSet());
    }
}
