package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param principal ARN of a role, or a service such as {@code ecs-tasks.amazonaws.com}
 * @param policies of the role
 * @param boundary of the role, if it has one
 * @param context keys that every request of this caller carries, e.g. its tags
 */
record Caller(
        String principal,
        List<JsonNode> policies,
        Optional<JsonNode> boundary,
        Map<String, Object> context) {}
