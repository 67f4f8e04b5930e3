package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PolicyJson;
import io.teamclaw.stacks.service.ExecutionRole;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The roles of workspaces: the boundary that none exceeds, the template's task role, which is
 * nobody's, and the role with which ECS prepares every workspace.
 */
final class WorkspaceRoles extends Construct {
    private final IamPolicy boundary;
    private final IamRole template;
    private final ExecutionRole execution;

    WorkspaceRoles(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "workspace-roles");
        String files = shared.read(Parameter.FILE_SYSTEM_ARN);
        String sidecar = deployment.arns().role(Part.SIDECAR);
        this.boundary =
                IamPolicy.Builder.create(this, "boundary")
                        .name(deployment.names().of("workspace-boundary"))
                        .path(deployment.names().rolePath())
                        .description("What no workspace's role exceeds")
                        .policy(
                                PolicyJson.of(
                                        WorkspacePermissions.boundary(
                                                files,
                                                deployment
                                                        .arns()
                                                        .regional(
                                                                "elasticfilesystem",
                                                                "access-point/*"),
                                                sidecar)))
                        .build();
        this.template =
                IamRole.Builder.create(this, "template")
                        .name(deployment.names().workspaceFamily() + "-template")
                        .path(deployment.names().workspaceRolePath())
                        .permissionsBoundary(boundary.getArn())
                        .assumeRolePolicy(
                                PolicyJson.of(
                                        WorkspacePermissions.trust(
                                                deployment.settings().account())))
                        .tags(Map.of(WorkspacePermissions.USER_TAG, WorkspaceTask.NOBODY))
                        .build();
        IamRolePolicy.Builder.create(this, "template-policy")
                .name("workspace")
                .role(template.getName())
                .policy(
                        PolicyJson.of(
                                WorkspacePermissions.policy(
                                        files,
                                        shared.read(Parameter.TEMPLATE_ACCESS_POINT_ARN),
                                        List.of(shared.read(Parameter.SYSTEM_ACCESS_POINT_ARN)),
                                        sidecar)))
                .build();
        this.execution =
                new ExecutionRole(
                        this,
                        "execution",
                        deployment,
                        Part.WORKSPACES,
                        new ExecutionRole.Reach(
                                List.of(Part.SIDECAR, Part.OPENCLAW),
                                Part.WORKSPACES,
                                List.of(
                                        deployment
                                                .arns()
                                                .secret(deployment.names().externalIdSecret())),
                                List.of()));
    }

    String boundaryArn() {
        return boundary.getArn();
    }

    String templateArn() {
        return template.getArn();
    }

    String executionArn() {
        return execution.arn();
    }
}
