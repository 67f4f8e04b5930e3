package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.everywhere;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That no secret stands in what Terraform is given, and none goes where it need not. */
final class SecretRules {
    /** Arguments that hold a secret, by their names. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(.*_)?(password|secret_string|secret_binary|client_secret|private_key)");

    /** What a key looks like: AWS, PEM, Anthropic and OpenAI, Google, GitHub, Slack, a JWT. */
    private static final Pattern KEY_LIKE =
            Pattern.compile(
                    "AKIA[0-9A-Z]{16}|-----BEGIN|\\bsk-[A-Za-z0-9_-]{16,}|\\bAIza[0-9A-Za-z_-]{30,}"
                            + "|\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bxox[abprs]-|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ");

    /** Where a secret's value has to go: nowhere else can AWS be told it. */
    private static final Set<String> PLACES =
            Set.of(
                    "aws_lb_listener_rule/condition/http_header/values",
                    "aws_cloudfront_distribution/origin/custom_header/value",
                    "aws_iam_role/assume_role_policy",
                    "aws_cognito_identity_provider/provider_details/client_secret");

    private SecretRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "TC_SECRETS",
                        "No secret stands in the synthesised configuration",
                        all -> Stream.concat(all.resources().stream(), all.dataSources().stream()),
                        (resource, all) ->
                                leaves(resource).stream().filter(Leaf::isSecret).map(Leaf::wrong)),
                everywhere(
                        "TC_SECRET_VERSIONS",
                        "Terraform writes no secret's value and no secure parameter",
                        (resource, all) ->
                                Rule.unless(
                                        !resource.type().equals("aws_secretsmanager_secret_version")
                                                && !(resource.type().equals("aws_ssm_parameter")
                                                        && resource.text("type")
                                                                .equals("SecureString")),
                                        "its value comes from outside")),
                everywhere(
                        "TC_SECRET_USE",
                        "A secret's value goes only where AWS can be told it in no other way",
                        (resource, all) ->
                                leaves(resource).stream()
                                        .filter(leaf -> leaf.text().contains(".secret_string"))
                                        .filter(leaf -> !PLACES.contains(leaf.place()))
                                        .map(leaf -> leaf.place() + " gets a secret's value")));
    }

    /** A text and the names of the arguments that lead to it, its type first. */
    private record Leaf(String place, String text) {
        boolean isSecret() {
            boolean literal = !text.isEmpty() && !text.startsWith("${");
            String name = place.substring(place.lastIndexOf('/') + 1);
            return literal && NAMED.matcher(name).matches() || KEY_LIKE.matcher(text).find();
        }

        /** Without the value. */
        String wrong() {
            return place + " holds what looks like a secret";
        }
    }

    private static List<Leaf> leaves(Resource resource) {
        List<Leaf> found = new ArrayList<>();
        collect(resource.type(), resource.body(), found);
        return found;
    }

    private static void collect(String place, JsonNode node, List<Leaf> found) {
        if (node.isTextual()) {
            found.add(new Leaf(place, node.asText()));
        } else if (node.isArray()) {
            node.forEach(each -> collect(place, each, found));
        } else {
            Stream.of(node.properties())
                    .flatMap(Set::stream)
                    .filter(each -> !each.getKey().equals("//"))
                    .forEach(each -> collect(place + "/" + each.getKey(), each.getValue(), found));
        }
    }
}
