package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.SharedValues;
import java.util.List;

/**
 * What it takes to give each person a home and each team a folder: access points of this file
 * system. A team's is never removed.
 */
final class HomePermissions {
    private final Deployment deployment;
    private final KnownArns arns;
    private final SharedValues shared;

    HomePermissions(Deployment deployment, SharedValues shared) {
        this.deployment = deployment;
        this.arns = deployment.arns();
        this.shared = shared;
    }

    List<Statement> statements() {
        return List.of(makeHomes(), makeTeamFolders(), removeHomes(), tagHomes(), seeHomes());
    }

    private Statement makeHomes() {
        return make("MakeHomes", WorkspacePermissions.USER_TAG);
    }

    private Statement makeTeamFolders() {
        return make("MakeTeamFolders", WorkspacePermissions.TEAM_TAG);
    }

    private Statement make(String sid, String ownerTag) {
        return Statement.allow(sid)
                .actions("elasticfilesystem:CreateAccessPoint")
                .resources(shared.read(Parameter.FILE_SYSTEM_ARN))
                .when(
                        "StringEquals",
                        "aws:RequestTag/" + WorkspacePermissions.ENVIRONMENT_TAG,
                        env())
                .when("Null", "aws:RequestTag/" + ownerTag, "false");
    }

    /** An access point's ARN does not say of which file system it is: its tags do. */
    private Statement removeHomes() {
        return Statement.allow("RemoveHomes")
                .actions("elasticfilesystem:DeleteAccessPoint")
                .resources(accessPoints())
                .when(
                        "StringEquals",
                        "aws:ResourceTag/" + WorkspacePermissions.ENVIRONMENT_TAG,
                        env())
                .when("Null", "aws:ResourceTag/" + WorkspacePermissions.USER_TAG, "false");
    }

    /** While they are made only, so that nobody else's can be marked as a home. */
    private Statement tagHomes() {
        return Statement.allow("TagNewHomes")
                .actions("elasticfilesystem:TagResource")
                .resources(accessPoints())
                .when("StringEquals", "elasticfilesystem:CreateAction", "CreateAccessPoint");
    }

    private Statement seeHomes() {
        return Statement.allow("SeeHomes")
                .actions("elasticfilesystem:DescribeAccessPoints")
                .resources(shared.read(Parameter.FILE_SYSTEM_ARN), accessPoints());
    }

    private String accessPoints() {
        return arns.regional("elasticfilesystem", "access-point/*");
    }

    private String env() {
        return deployment.settings().environment().value();
    }
}
