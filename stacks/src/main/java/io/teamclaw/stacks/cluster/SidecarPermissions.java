package io.teamclaw.stacks.cluster;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who becomes a sidecar, and what a sidecar may do. The person is the session's tag, which is the
 * caller's own: so one role serves everybody and shows each only their own rows.
 */
final class SidecarPermissions {
    private static final String REQUESTED_USER = "aws:RequestTag/" + WorkspacePermissions.USER_TAG;
    private static final String REQUESTED_TEAM = "aws:RequestTag/" + WorkspacePermissions.TEAM_TAG;
    private static final String USER = "${aws:PrincipalTag/" + WorkspacePermissions.USER_TAG + "}";
    private static final String TEAM = "${aws:PrincipalTag/" + WorkspacePermissions.TEAM_TAG + "}";

    /** Of whom has no team: no team is called so, its id has letters and digits. */
    private static final String OWN_TEAM =
            "${aws:PrincipalTag/" + WorkspacePermissions.TEAM_TAG + ", '-'}";

    private static final String ROWS = "dynamodb:LeadingKeys";

    private SidecarPermissions() {}

    /**
     * A workspace's role, by a task that also has the external id, for its own person and team.
     *
     * @param externalIds of which the sidecar container, and it alone, knows one
     */
    static PolicyDocument trust(Deployment deployment, List<String> externalIds) {
        return PolicyDocument.of(
                ownWorkspace(deployment, "OwnSidecar", "sts:AssumeRole")
                        .when("StringEquals", "sts:ExternalId", externalIds.toArray(String[]::new)),
                ownWorkspace(deployment, "OwnTags", "sts:TagSession"));
    }

    /** Where the caller's role lacks a tag, IAM cannot fill in the variable: nothing matches. */
    private static Statement ownWorkspace(Deployment deployment, String sid, String action) {
        return Statement.allow(sid)
                .to("AWS", deployment.arns().global("iam", "root"))
                .actions(action)
                .when("ArnLike", "aws:PrincipalArn", deployment.arns().workspaceRoles())
                .when("StringEquals", REQUESTED_USER, USER)
                .when("StringLike", REQUESTED_USER, "?*")
                .when("StringEqualsIfExists", REQUESTED_TEAM, TEAM)
                .when(
                        "ForAllValues:StringEquals",
                        "aws:TagKeys",
                        WorkspacePermissions.USER_TAG,
                        WorkspacePermissions.TEAM_TAG);
    }

    static PolicyDocument permissions(Deployment deployment) {
        return new PolicyDocument(
                Stream.concat(data(deployment).stream(), BedrockPermissions.of(deployment).stream())
                        .toList());
    }

    private static List<Statement> data(Deployment deployment) {
        return List.of(
                Statement.allow("ReadKeyPool")
                        .actions("secretsmanager:GetSecretValue")
                        .resources(deployment.arns().secret(deployment.names().keyPoolSecret())),
                // Inserting neither replaces nor removes a row, as PutItem and BatchWriteItem do.
                rows(deployment, "WriteOwnUsage", Tables.USAGE, "dynamodb:PartiQLInsert")
                        .when("ForAllValues:StringEquals", ROWS, USER),
                rows(deployment, "ReadOneself", Tables.USERS, "dynamodb:GetItem")
                        .when("ForAllValues:StringEquals", ROWS, USER),
                rows(
                                deployment,
                                "ReadOwnSettings",
                                Tables.CONFIG,
                                "dynamodb:GetItem",
                                "dynamodb:Query")
                        .when(
                                "ForAllValues:StringEquals",
                                ROWS,
                                "global",
                                "team#" + OWN_TEAM,
                                "user#" + USER),
                rows(
                                deployment,
                                "ReadOwnBudget",
                                Tables.BUDGETS,
                                "dynamodb:GetItem",
                                "dynamodb:Query")
                        .when("ForAllValues:StringEquals", ROWS, "user#" + USER),
                rows(
                                deployment,
                                "ShareKeyStates",
                                Tables.KEY_STATES,
                                "dynamodb:PutItem",
                                "dynamodb:Query")
                        .when("ForAllValues:StringEquals", ROWS, KeyStateRow.PARTITION));
    }

    /** ForAllValues holds of a request without any key, hence the key must be there. */
    private static Statement rows(
            Deployment deployment, String sid, TableDefinition table, String... actions) {
        return Statement.allow(sid)
                .actions(actions)
                .resources(deployment.arns().table(table))
                .when("Null", ROWS, "false");
    }
}
