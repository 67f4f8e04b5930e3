package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What holds for a stack as a whole, and for its entrance. */
final class StackRules {
    private static final Set<String> TAGS = Set.of("Project", "Environment", "Stack");

    private StackRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "TC_TAGS",
                        "Every provider tags whatever it makes with project, environment and stack",
                        StackRules::providers,
                        (provider, all) ->
                                TAGS.stream()
                                        .filter(tag -> !provider.has("default_tags.tags." + tag))
                                        .sorted()
                                        .map(tag -> "the tag " + tag + " is missing")),
                Rule.everywhere(
                        "TC_OWN_TAGS",
                        "No resource says otherwise",
                        (resource, all) ->
                                TAGS.stream()
                                        .filter(tag -> resource.has("tags." + tag))
                                        .map(tag -> "it has its own " + tag)),
                Rule.each(
                        "TC_ORIGIN_HEADER",
                        "The load balancer passes on only what shows CloudFront's secret",
                        "aws_lb_listener_rule",
                        (Resource rule) ->
                                rule.all("condition.http_header").stream()
                                        .anyMatch(StackRules::wantsSecret)),
                Rule.each(
                        "TC_DEFAULT_ACTION",
                        "The load balancer refuses everything else",
                        "aws_lb_listener",
                        (Resource listener) ->
                                listener.text("default_action.fixed_response.status_code")
                                        .equals("403")));
    }

    private static boolean wantsSecret(JsonNode header) {
        return header.path("http_header_name").asText().equals("X-TeamClaw-Origin")
                && !header.path("values").isEmpty()
                && StreamSupport.stream(header.path("values").spliterator(), false)
                        .allMatch(value -> value.asText().contains(".secret_string"));
    }

    private static Stream<Resource> providers(Configuration all) {
        return all.stacks().entrySet().stream()
                .flatMap(
                        stack ->
                                StreamSupport.stream(
                                                stack.getValue().at("/provider/aws").spliterator(),
                                                false)
                                        .map(
                                                each ->
                                                        new Resource(
                                                                stack.getKey(),
                                                                "provider",
                                                                "aws",
                                                                (ObjectNode) each)));
    }
}
