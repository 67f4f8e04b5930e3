package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Every policy of an environment.
 *
 * @param roles by the part of the platform that they belong to, e.g. {@code router}
 * @param resources policies of resources other than roles, by ARN
 */
record DeployedPolicies(Map<String, DeployedRole> roles, Map<String, JsonNode> resources) {

    DeployedPolicies {
        roles = new TreeMap<>(roles);
        resources = new TreeMap<>(resources);
    }

    DeployedRole role(String part) {
        return Optional.ofNullable(roles.get(part))
                .orElseThrow(() -> new AssertionError("No stack makes a role for " + part));
    }

    /** The policy at the resource's side of a request: of a role, whom it trusts. */
    Optional<JsonNode> of(String resource) {
        return roles.values().stream()
                .filter(each -> each.arn().equals(resource))
                .map(DeployedRole::trust)
                .findFirst()
                .or(() -> Optional.ofNullable(resources.get(holder(resource))));
    }

    /** These policies with one role changed. */
    DeployedPolicies with(String part, UnaryOperator<DeployedRole> change) {
        Map<String, DeployedRole> changed = new TreeMap<>(roles);
        changed.put(part, change.apply(role(part)));
        return new DeployedPolicies(changed, resources);
    }

    /** These policies with that of one resource changed. */
    DeployedPolicies withResource(String arn, UnaryOperator<JsonNode> change) {
        Map<String, JsonNode> changed = new TreeMap<>(resources);
        changed.put(arn, change.apply(changed.get(arn)));
        return new DeployedPolicies(roles, changed);
    }

    /** What holds the policy for a resource: for an object in S3 its bucket. */
    private static String holder(String resource) {
        return resource.startsWith("arn:aws:s3:::") ? resource.split("/", 2)[0] : resource;
    }
}
