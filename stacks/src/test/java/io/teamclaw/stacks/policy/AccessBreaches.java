package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Breach.allowed;
import static io.teamclaw.stacks.policy.Breach.breach;
import static io.teamclaw.stacks.policy.Breach.changed;

import io.teamclaw.stacks.StackName;
import java.util.stream.Stream;

/** Of the rules about what roles may do. */
final class AccessBreaches {

    private AccessBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                allowed("logs:PutLogEvents", "*", "CKV_AWS_111", "CKV_AWS_356", "TC_WRITES"),
                allowed("dynamodb:GetItem", "*", "CKV_AWS_356"),
                allowed("sts:GetSessionToken", "*", "CKV_AWS_107"),
                breach(
                        "a role writes everywhere under a condition",
                        "TC_WRITES",
                        all ->
                                Edits.statement(
                                        all,
                                        each -> {
                                            each.putArray("Resource").add("*");
                                            each.putObject("Condition")
                                                    .putObject("Bool")
                                                    .put("aws:SecureTransport", "true");
                                        })),
                allowed(
                        "dynamodb:Get*",
                        "arn:aws:dynamodb:eu-central-1:123456789012:table/teamclaw-users-live",
                        "TC_ACTIONS"),
                changed(
                        "aws_iam_role_policy",
                        "policy",
                        "${data.aws_iam_policy_document.any.json}",
                        "TC_READABLE_POLICIES"),
                breach(
                        "somebody gets an access key",
                        "TC_READABLE_POLICIES",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.ADMIN,
                                        "aws_iam_access_key",
                                        "{\"user\":\"robot\"}")),
                breach(
                        "a policy of AWS's own is attached",
                        "TC_MANAGED_POLICIES",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.ADMIN,
                                        "aws_iam_role_policy_attachment",
                                        "{\"policy_arn\":\"arn:aws:iam::aws:policy/ReadOnlyAccess\"}")),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:eu-central-1:123456789012:table/teamclaw-users-dev",
                        "TC_ENVIRONMENT"),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:eu-central-1:999999999999:table/teamclaw-users-live",
                        "TC_ENVIRONMENT"),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:ap-south-1:123456789012:table/teamclaw-users-live",
                        "TC_ENVIRONMENT"),
                breach(
                        "another account takes on a role",
                        "TC_ACCOUNT",
                        all ->
                                Edits.trust(
                                        all,
                                        each ->
                                                each.putObject("Principal")
                                                        .putArray("AWS")
                                                        .add("arn:aws:iam::999999999999:root"))),
                breach(
                        "a service takes on a role on anybody's behalf",
                        "TC_SERVICES",
                        all -> Edits.trust(all, each -> each.remove("Condition"))),
                breach(
                        "any rule of any account calls a function",
                        "TC_SERVICES",
                        all -> Edits.remove(all, "aws_lambda_permission", "source_arn")),
                breach(
                        "everybody takes on a role",
                        "TC_ACCOUNT",
                        all ->
                                Edits.trust(
                                        all,
                                        each -> {
                                            each.remove("Condition");
                                            each.putObject("Principal").put("AWS", "*");
                                        })));
    }
}
