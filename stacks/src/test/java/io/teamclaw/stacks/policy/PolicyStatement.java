package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A statement of an IAM policy that a resource carries.
 *
 * @param kind of the policy
 * @param body the statement
 */
record PolicyStatement(Kind kind, JsonNode body) {
    enum Kind {
        /** What a role may do. */
        PERMISSIONS,
        /** Who may become a role. */
        TRUST,
        /** Who may use a resource. */
        RESOURCE
    }

    /** Every statement of every policy that stands in a resource's arguments. */
    static Stream<PolicyStatement> of(Resource resource) {
        return resource.body().properties().stream()
                .filter(argument -> argument.getValue().asText().contains("\"Statement\""))
                .flatMap(
                        argument ->
                                statements(Json.read(argument.getValue().asText()))
                                        .map(
                                                each ->
                                                        new PolicyStatement(
                                                                kind(resource, argument.getKey()),
                                                                each)));
    }

    private static Stream<JsonNode> statements(JsonNode policy) {
        return StreamSupport.stream(policy.path("Statement").spliterator(), false);
    }

    private static Kind kind(Resource resource, String argument) {
        if (argument.equals("assume_role_policy")) {
            return Kind.TRUST;
        }
        boolean ofARole =
                List.of("aws_iam_role_policy", "aws_iam_policy").contains(resource.type());
        return ofARole ? Kind.PERMISSIONS : Kind.RESOURCE;
    }

    String sid() {
        return body.path("Sid").asText();
    }

    boolean allows() {
        return body.path("Effect").asText().equals("Allow");
    }

    boolean unconditional() {
        return body.path("Condition").isEmpty();
    }

    List<String> actions() {
        return texts("Action");
    }

    List<String> resources() {
        return texts("Resource");
    }

    /** AWS principals: accounts, roles or {@code *}. */
    List<String> principals() {
        JsonNode principal = body.path("Principal");
        return principal.isTextual() ? List.of(principal.asText()) : texts(principal, "AWS");
    }

    boolean isForServices() {
        return !texts(body.path("Principal"), "Service").isEmpty();
    }

    boolean hasNegations() {
        return Stream.of("NotAction", "NotResource", "NotPrincipal").anyMatch(body::has);
    }

    /** Whether it speaks of every resource there is. */
    boolean ofEverything() {
        return resources().stream().anyMatch(each -> each.matches("[*:]*|arn:aws:\\*[*:]*"));
    }

    private List<String> texts(String name) {
        return texts(body, name);
    }

    private static List<String> texts(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual()
                ? List.of(value.asText())
                : StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
    }
}
