package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Breach.breach;
import static io.teamclaw.stacks.policy.Breach.changed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.StackName;
import java.util.stream.Stream;

/** Of the rules about secrets and tags, and of the entrance that shows one. */
final class SecretBreaches {

    private SecretBreaches() {}

    static Stream<Breach> all() {
        String variable = "environment.variables.LEAK";
        String secret = "${data.aws_secretsmanager_secret_version.any.secret_string}";
        return Stream.of(
                changed("aws_lambda_function", variable, "sk-" + "a1".repeat(12), "TC_SECRETS"),
                breach(
                        "a client's secret is written down",
                        "TC_SECRETS",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.CONTROL_PLANE,
                                        "aws_cognito_identity_provider",
                                        "{\"provider_details\":{\"client_secret\":\"hunter2\"}}")),
                changed("aws_lambda_function", variable, secret, "TC_SECRET_USE"),
                breach(
                        "a parameter holds a secret's value",
                        "TC_SECRET_USE",
                        all -> Edits.set(all, "aws_ssm_parameter", "value", secret)),
                breach(
                        "a data source is asked with a key",
                        "TC_SECRETS",
                        all ->
                                all.dataSources()
                                        .getFirst()
                                        .body()
                                        .put("filter", "AKIA" + "ABCDEFGH".repeat(2))),
                breach(
                        "Terraform writes a secret's value",
                        "TC_SECRET_VERSIONS",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.FOUNDATION,
                                        "aws_secretsmanager_secret_version",
                                        "{\"secret_id\":\"any\"}")),
                breach(
                        "a provider tags without the project",
                        "TC_TAGS",
                        all -> untag(all, StackName.ADMIN)),
                breach(
                        "a resource says that it is another environment's",
                        "TC_OWN_TAGS",
                        all -> Edits.set(all, "aws_vpc", "tags.Environment", "dev")),
                breach(
                        "a listener rule asks for no secret",
                        "TC_ORIGIN_HEADER",
                        all -> Edits.remove(all, "aws_lb_listener_rule", "condition")),
                changed(
                        "aws_lb_listener",
                        "default_action.fixed_response.status_code",
                        "200",
                        "TC_DEFAULT_ACTION"));
    }

    private static void untag(Configuration all, StackName stack) {
        var tags = all.stacks().get(stack).at("/provider/aws/0/default_tags/0/tags");
        ((ObjectNode) tags).remove("Project");
    }
}
