package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.everywhere;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.deploy.DeploySettings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That an environment's policies speak of that environment alone. */
final class EnvironmentRules {
    /** CloudFront and its firewall live there, whatever the platform's region. */
    private static final String GLOBAL_REGION = "us-east-1";

    private static final Set<String> SOURCES =
            Set.of(
                    "aws:SourceAccount",
                    "aws:SourceArn",
                    "kms:EncryptionContext:aws:logs:arn",
                    "kms:EncryptionContext:aws:sqs:arn");

    private EnvironmentRules() {}

    static List<Rule> all() {
        return List.of(
                everywhere(
                        "TC_ENVIRONMENT",
                        "Every resource of a policy is this environment's: by name, account and region, or by its tag",
                        (resource, all) ->
                                PolicyStatement.of(resource)
                                        .filter(PolicyStatement::allows)
                                        .filter(each -> !isTagged(each, all.settings()))
                                        .flatMap(each -> each.resources().stream())
                                        .filter(each -> !each.equals("*"))
                                        .filter(each -> !isOurs(each, all.settings()))
                                        .distinct()
                                        .map(each -> each + " is not this environment's")),
                everywhere(
                        "TC_SERVICES",
                        "AWS's services are let in on behalf of this account or environment only",
                        (resource, all) ->
                                Stream.concat(
                                        PolicyStatement.of(resource)
                                                .filter(PolicyStatement::allows)
                                                .filter(PolicyStatement::isForServices)
                                                .filter(each -> !isForUs(each))
                                                .map(each -> each.sid() + " asks for no source"),
                                        Rule.unless(
                                                !resource.type().equals("aws_lambda_permission")
                                                        || resource.has("source_arn"),
                                                "the permission names its source"))),
                everywhere(
                        "TC_ACCOUNT",
                        "Nobody of another account is let in",
                        (resource, all) ->
                                PolicyStatement.of(resource)
                                        .filter(PolicyStatement::allows)
                                        .filter(
                                                each ->
                                                        !isLimitedTo(
                                                                all.settings().account(), each))
                                        .map(each -> each.sid() + " lets in others")));
    }

    /** The conditions by which a service says for whom it works; for logs, by its context. */
    private static boolean isForUs(PolicyStatement statement) {
        return statement.body().path("Condition").properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream())
                .anyMatch(key -> SOURCES.contains(key.getKey()));
    }

    private static boolean isTagged(PolicyStatement statement, DeploySettings settings) {
        return statement.body().at("/Condition/StringEquals").properties().stream()
                .filter(each -> each.getKey().startsWith("aws:ResourceTag/"))
                .anyMatch(each -> isOnly(settings.environment().value(), each.getValue()));
    }

    private static boolean isOnly(String value, JsonNode list) {
        return list.size() == 1 && list.path(0).asText().equals(value);
    }

    private static boolean isOurs(String arn, DeploySettings settings) {
        if (arn.startsWith("${")) {
            // A resource of this stack, or a parameter that one before it published.
            return arn.matches("\\$\\{(aws_|nonsensitive\\(data\\.aws_ssm_parameter\\.)[^}]*}.*");
        }
        String[] parts = arn.split(":", 6);
        return parts.length == 6
                && List.of(settings.region(), GLOBAL_REGION, "").contains(parts[3])
                && List.of(settings.account(), "").contains(parts[4])
                && named(settings.environment().value()).matcher(parts[5]).find();
    }

    /** The environment's name as a word of its own, or a reference. */
    private static Pattern named(String environment) {
        return Pattern.compile(
                "(^|[^a-z0-9])" + Pattern.quote(environment) + "([^a-z0-9]|$)|\\$\\{");
    }

    private static boolean isLimitedTo(String account, PolicyStatement statement) {
        return statement.principals().stream()
                .allMatch(
                        principal ->
                                principal.startsWith("arn:aws:iam::" + account + ":")
                                        || principal.startsWith("${aws_")
                                        || principal.equals("*") && names(account, statement));
    }

    private static boolean names(String account, PolicyStatement statement) {
        JsonNode equals = statement.body().at("/Condition/StringEquals");
        return Stream.of("kms:CallerAccount", "aws:PrincipalAccount", "aws:SourceAccount")
                .anyMatch(key -> isOnly(account, equals.path(key)));
    }
}
