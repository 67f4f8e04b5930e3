package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.signin.UserPool;
import java.util.List;

/** What it takes where the load balancer has a rule and a target group for each workspace. */
final class RulePermissions {
    /** Tag of a target group, as the lifecycle function sets it: the address that it leads to. */
    private static final String TARGET_TAG = "target";

    private final Deployment deployment;
    private final KnownArns arns;
    private final SharedValues shared;
    private final UserPool pool;

    RulePermissions(Deployment deployment, SharedValues shared, UserPool pool) {
        this.deployment = deployment;
        this.arns = deployment.arns();
        this.shared = shared;
        this.pool = pool;
    }

    List<Statement> statements() {
        return List.of(
                Statement.allow("HandleTargetGroups")
                        .actions(
                                "elasticloadbalancing:CreateTargetGroup",
                                "elasticloadbalancing:DeleteTargetGroup",
                                "elasticloadbalancing:DeregisterTargets",
                                "elasticloadbalancing:ModifyTargetGroupAttributes",
                                "elasticloadbalancing:RegisterTargets")
                        .resources(targetGroups()),
                Statement.allow("AddRules")
                        .actions("elasticloadbalancing:CreateRule")
                        .resources(shared.read(Parameter.LISTENER_ARN)),
                Statement.allow("HandleRules")
                        .actions(
                                "elasticloadbalancing:DeleteRule",
                                "elasticloadbalancing:ModifyRule")
                        .resources(rules())
                        // The platform's own rules have no person.
                        .when(
                                "StringEquals",
                                "aws:ResourceTag/" + WorkspacePermissions.ENVIRONMENT_TAG,
                                deployment.settings().environment().value())
                        .when("Null", "aws:ResourceTag/" + WorkspacePermissions.USER_TAG, "false"),
                Statement.allow("TagNewRules")
                        .actions("elasticloadbalancing:AddTags")
                        .resources(targetGroups(), rules())
                        .when(
                                "StringEquals",
                                "elasticloadbalancing:CreateAction",
                                "CreateRule",
                                "CreateTargetGroup"),
                // Whose address is given away again is found by it.
                Statement.allow("NoteTargets")
                        .actions("elasticloadbalancing:AddTags")
                        .resources(targetGroups())
                        .when("ForAllValues:StringEquals", "aws:TagKeys", TARGET_TAG)
                        .when("Null", "aws:TagKeys", "false"),
                // None of these knows a resource.
                Statement.allow("SeeRules")
                        .actions(
                                "elasticloadbalancing:DescribeRules",
                                "elasticloadbalancing:DescribeTags",
                                "elasticloadbalancing:DescribeTargetGroups",
                                "elasticloadbalancing:DescribeTargetHealth")
                        .resources("*"),
                // Each rule takes only what our CloudFront sends.
                Statement.allow("ReadOriginSecret")
                        .actions("secretsmanager:GetSecretValue")
                        .resources(shared.read(Parameter.ORIGIN_SECRET_ARN)),
                // A rule that signs people in is refused to whoever cannot see its client.
                Statement.allow("SeeClientOfRules")
                        .actions("cognito-idp:DescribeUserPoolClient")
                        .resources(pool.arn()));
    }

    private String targetGroups() {
        return arns.regional(
                "elasticloadbalancing",
                "targetgroup/" + deployment.names().workspaceTargetGroupPrefix() + "*");
    }

    private String rules() {
        return arns.regional(
                "elasticloadbalancing",
                "listener-rule/app/" + deployment.names().platform() + "/*");
    }
}
