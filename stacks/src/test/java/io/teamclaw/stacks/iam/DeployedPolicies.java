package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.testing.Deployments;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Every policy of an environment.
 *
 * @param roles by the part of the platform that they belong to, e.g. {@code router}
 * @param resources policies of resources other than roles, by ARN
 * @param endpoints policies of the VPC's endpoints, by service, e.g. {@code dynamodb}
 */
record DeployedPolicies(
        Map<String, DeployedRole> roles,
        Map<String, JsonNode> resources,
        Map<String, JsonNode> endpoints) {
    private static final Optional<JsonNode> ELSEWHERE =
            Optional.of(
                    PolicyReader.document(
                            PolicyDocument.of(
                                            Statement.allow("ThisAccount")
                                                    .to(
                                                            "AWS",
                                                            "arn:aws:iam::"
                                                                    + Deployments.ACCOUNT
                                                                    + ":root")
                                                    .actions("sts:AssumeRole", "sts:TagSession"))
                                    .json()));

    DeployedPolicies {
        roles = new TreeMap<>(roles);
        resources = new TreeMap<>(resources);
        endpoints = new TreeMap<>(endpoints);
    }

    DeployedRole role(String part) {
        return Optional.ofNullable(roles.get(part))
                .orElseThrow(() -> new AssertionError("No stack makes a role for " + part));
    }

    /**
     * The policy at the resource's side of a request: of a role, whom it trusts. Roles of others
     * are taken to trust this account, so that it is the caller's own policy that decides.
     */
    Optional<JsonNode> of(String resource) {
        return roles.values().stream()
                .filter(each -> each.arn().equals(resource))
                .map(DeployedRole::trust)
                .findFirst()
                .or(() -> Optional.ofNullable(resources.get(holder(resource))))
                .or(() -> ELSEWHERE.filter(each -> resource.matches("arn:aws:iam::\\d+:role/.*")));
    }

    /** These policies with one role changed. */
    DeployedPolicies with(String part, UnaryOperator<DeployedRole> change) {
        Map<String, DeployedRole> changed = new TreeMap<>(roles);
        changed.put(part, change.apply(role(part)));
        return new DeployedPolicies(changed, resources, endpoints);
    }

    /** These policies with that of one resource changed. */
    DeployedPolicies withResource(String arn, UnaryOperator<JsonNode> change) {
        Map<String, JsonNode> changed = new TreeMap<>(resources);
        changed.put(arn, change.apply(changed.get(arn)));
        return new DeployedPolicies(roles, changed, endpoints);
    }

    /** What holds the policy for a resource: for an object in S3 its bucket. */
    private static String holder(String resource) {
        return resource.startsWith("arn:aws:s3:::") ? resource.split("/", 2)[0] : resource;
    }
}
