package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.everywhere;

import io.teamclaw.stacks.policy.PolicyStatement.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the roles may do. */
final class IamRules {
    /** Actions whose answer is a credential. */
    private static final Set<String> GIVE_CREDENTIALS =
            Set.of(
                    "sts:AssumeRole",
                    "sts:AssumeRoleWithSAML",
                    "sts:AssumeRoleWithWebIdentity",
                    "sts:GetFederationToken",
                    "sts:GetSessionToken",
                    "ecr:GetAuthorizationToken",
                    "ecr-public:GetAuthorizationToken",
                    "cognito-identity:GetCredentialsForIdentity",
                    "cognito-identity:GetOpenIdToken",
                    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
                    "iam:CreateAccessKey",
                    "iam:CreateLoginProfile",
                    "iam:CreateServiceSpecificCredential",
                    "iam:ResetServiceSpecificCredential",
                    "iam:UpdateAccessKey",
                    "redshift:GetClusterCredentials",
                    "rds-db:connect",
                    "sso:GetRoleCredentials");

    private IamRules() {}

    static List<Rule> all() {
        return List.of(
                unlimited(
                        "CKV_AWS_111",
                        "No role writes to every resource without a condition",
                        PolicyStatement::unconditional,
                        IamActions::writes),
                unlimited(
                        "CKV_AWS_356",
                        "Where AWS can limit an action to resources, it is limited",
                        PolicyStatement::unconditional,
                        IamActions::restrictable),
                unlimited(
                        "CKV_AWS_107",
                        "No role gets credentials for everything",
                        PolicyStatement::unconditional,
                        GIVE_CREDENTIALS::contains),
                unlimited(
                        "TC_WRITES",
                        "No action that writes is allowed on every resource, whatever the condition",
                        statement -> true,
                        IamActions::writes),
                everywhere(
                        "TC_ACTIONS",
                        "Roles name each action in full, and exclude nothing to allow the rest",
                        (resource, all) ->
                                permissions(resource)
                                        .filter(
                                                each ->
                                                        each.hasNegations()
                                                                || each.actions().stream()
                                                                        .anyMatch(
                                                                                action ->
                                                                                        action
                                                                                                .contains(
                                                                                                        "*")))
                                        .map(each -> each.sid() + " leaves open what it allows")),
                everywhere(
                        "TC_READABLE_POLICIES",
                        "Only roles have policies, and each stands here as text, which these rules read",
                        (resource, all) ->
                                Rule.unless(
                                        isReadable(resource), "its policy stands here as text")),
                everywhere(
                        "TC_MANAGED_POLICIES",
                        "No policy of AWS's own is attached to anything",
                        (resource, all) ->
                                Rule.unless(
                                        !resource.body()
                                                        .toString()
                                                        .contains("arn:aws:iam::aws:policy")
                                                && !resource.type().endsWith("_policy_attachment"),
                                        "it has only policies that stand here")));
    }

    private static Rule unlimited(
            String id, String says, Predicate<PolicyStatement> which, Predicate<String> action) {
        return everywhere(
                id,
                says,
                (resource, all) ->
                        permissions(resource)
                                .filter(PolicyStatement::ofEverything)
                                .filter(which)
                                .flatMap(
                                        each ->
                                                each.actions().stream()
                                                        .filter(action)
                                                        .map(name -> name + " on *")));
    }

    private static boolean isReadable(Resource resource) {
        return switch (resource.type()) {
            case "aws_iam_role" ->
                    resource.text("assume_role_policy").contains("\"Statement\"")
                            && resource.all("inline_policy").isEmpty()
                            && resource.all("managed_policy_arns").isEmpty();
            case "aws_iam_role_policy", "aws_iam_policy" ->
                    resource.text("policy").contains("\"Statement\"");
            case "aws_iam_user", "aws_iam_group", "aws_iam_access_key" -> false;
            default -> true;
        };
    }

    private static Stream<PolicyStatement> permissions(Resource resource) {
        return PolicyStatement.of(resource)
                .filter(each -> each.kind() == Kind.PERMISSIONS)
                .filter(PolicyStatement::allows);
    }
}
