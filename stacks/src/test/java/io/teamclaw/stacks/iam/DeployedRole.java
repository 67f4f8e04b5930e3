package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role with all that decides what it may do.
 *
 * @param trust who may take it on
 * @param boundary what its policies cannot exceed, if it has one
 * @param tags of the role
 */
record DeployedRole(
        String arn,
        JsonNode trust,
        List<JsonNode> policies,
        Optional<JsonNode> boundary,
        Map<String, String> tags) {

    DeployedRole withPolicies(List<JsonNode> others) {
        return new DeployedRole(arn, trust, others, boundary, tags);
    }

    DeployedRole withTrust(JsonNode other) {
        return new DeployedRole(arn, other, policies, boundary, tags);
    }

    DeployedRole withBoundary(JsonNode other) {
        return new DeployedRole(arn, trust, policies, Optional.of(other), tags);
    }

    /** Somebody who has taken it on, with more tags of the session. */
    Caller caller(String account, Map<String, String> sessionTags) {
        Map<String, Object> context = new TreeMap<>();
        context.put("aws:PrincipalArn", arn);
        context.put("aws:PrincipalAccount", account);
        context.put("aws:SecureTransport", "true");
        tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        sessionTags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        return new Caller(arn, policies, boundary, context);
    }
}
