package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.SharedValues;
import java.util.List;

/**
 * What it takes to give each workspace its role. None can exceed the workspaces' boundary, whatever
 * policy it gets.
 */
final class WorkspaceRolePermissions {
    private final KnownArns arns;
    private final SharedValues shared;

    WorkspaceRolePermissions(Deployment deployment, SharedValues shared) {
        this.arns = deployment.arns();
        this.shared = shared;
    }

    List<Statement> statements() {
        return List.of(
                makeRoles(),
                deleteRoles(),
                handleRoles(),
                listRoles(),
                countRoles(),
                handOverRoles());
    }

    private Statement makeRoles() {
        return Statement.allow("MakeRolesWithinBoundary")
                .actions("iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy")
                .resources(arns.workspaceRoles())
                .when(
                        "StringEquals",
                        "iam:PermissionsBoundary",
                        shared.read(Parameter.WORKSPACE_BOUNDARY_ARN));
    }

    /**
     * By path alone: whether AWS knows the boundary when a role is deleted is doubtful, and to
     * delete one gives nobody a right.
     */
    private Statement deleteRoles() {
        return Statement.allow("DeleteRoles")
                .actions("iam:DeleteRole")
                .resources(arns.workspaceRoles());
    }

    private Statement handleRoles() {
        return Statement.allow("SeeAndTagRoles")
                .actions("iam:GetRole", "iam:GetRolePolicy", "iam:TagRole")
                .resources(arns.workspaceRoles());
    }

    /** AWS knows no resource for it; names and paths are all that it shows. */
    private static Statement listRoles() {
        return Statement.allow("ListRoles").actions("iam:ListRoles").resources("*");
    }

    /** AWS knows no resource for it; it tells numbers alone, of which one is the quota of roles. */
    private static Statement countRoles() {
        return Statement.allow("CountRoles").actions("iam:GetAccountSummary").resources("*");
    }

    private Statement handOverRoles() {
        return Statement.allow("HandRolesToTasks")
                .actions("iam:PassRole")
                .resources(arns.workspaceRoles(), shared.read(Parameter.EXECUTION_ROLE_ARN))
                .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com");
    }
}
