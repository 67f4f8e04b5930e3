package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.schedules.WakeUps;
import io.teamclaw.stacks.controlplane.signin.SignIn;
import java.util.ArrayList;
import java.util.List;

/** What it takes to make, start, stop and remove workspaces, and nothing of anybody else's. */
final class LifecyclePermissions {
    private LifecyclePermissions() {}

    static List<Statement> of(
            Deployment deployment, WakeUps wakeUps, SignIn signIn, SharedValues shared) {
        List<Statement> statements = new ArrayList<>();
        statements.add(readSettings(deployment.arns()));
        statements.add(moveWorkspaces(deployment.arns()));
        statements.add(seeModelCalls(deployment.arns()));
        statements.add(noteRuns(deployment.arns()));
        statements.add(carryOn(deployment.arns()));
        statements.addAll(SettingStreams.permissions(deployment.arns()));
        statements.addAll(new TaskPermissions(deployment).statements());
        statements.addAll(new WorkspaceRolePermissions(deployment, shared).statements());
        statements.addAll(new HomePermissions(deployment, shared).statements());
        statements.addAll(wakeUps.permissions());
        if (deployment.settings().routing() == Routing.ALB) {
            statements.addAll(new RulePermissions(deployment, shared, signIn.pool()).statements());
        }
        return statements;
    }

    private static Statement readSettings(KnownArns arns) {
        return Statement.allow("ReadPeopleAndSettings")
                .actions("dynamodb:GetItem", "dynamodb:Query")
                .resources(arns.table(Tables.USERS), arns.table(Tables.CONFIG));
    }

    /** A workspace stays up for a while after its last model call. */
    private static Statement seeModelCalls(KnownArns arns) {
        return Statement.allow("SeeModelCalls")
                .actions("dynamodb:Query")
                .resources(arns.table(Tables.USAGE));
    }

    /** What a run cost is put beside the model calls as its end is recorded. */
    static Statement noteRuns(KnownArns arns) {
        return Statement.allow("NoteRuns")
                .actions("dynamodb:PutItem")
                .resources(arns.table(Tables.USAGE))
                .when("ForAllValues:StringLike", "dynamodb:LeadingKeys", "compute#*")
                .when("Null", "dynamodb:LeadingKeys", "false");
    }

    private static Statement moveWorkspaces(KnownArns arns) {
        return Statement.allow("MoveWorkspaces")
                .actions("dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem")
                .resources(arns.table(Tables.WORKSPACES), arns.indexes(Tables.WORKSPACES));
    }

    /** Whoever ends has the next in line started by a call of its own. */
    private static Statement carryOn(KnownArns arns) {
        return Statement.allow("StartNextInLine")
                .actions("lambda:InvokeFunction")
                .resources(arns.alias(PlatformFunction.LIFECYCLE));
    }
}
