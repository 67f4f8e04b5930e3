package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request to AWS with the policies that decide it.
 *
 * @param context keys besides those that come with the caller
 * @param endpointPolicy of the VPC's endpoint on the way, if there is one
 * @param resourcePolicy of the resource, if it has one; a role's is its trust policy
 */
record SimulatedRequest(
        Caller caller,
        String action,
        String resource,
        Map<String, Object> context,
        Optional<JsonNode> endpointPolicy,
        Optional<JsonNode> resourcePolicy) {}
