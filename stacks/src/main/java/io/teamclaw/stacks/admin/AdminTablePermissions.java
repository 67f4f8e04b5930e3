package io.teamclaw.stacks.admin;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.KnownArns;
import java.util.List;
import java.util.stream.Stream;

/** What the portal and its admin screens may do with which table. */
final class AdminTablePermissions {
    private static final List<TableDefinition> WRITTEN =
            List.of(
                    Tables.USERS,
                    Tables.TEAMS,
                    Tables.CONFIG,
                    Tables.BUDGETS,
                    Tables.SKILLS,
                    Tables.INTEGRATIONS);

    private final KnownArns arns;

    AdminTablePermissions(KnownArns arns) {
        this.arns = arns;
    }

    List<Statement> statements() {
        return List.of(
                writeRecords(),
                listTeams(),
                changeWorkspaces(),
                readUsage(),
                appendToAudit(),
                forgiveKeys());
    }

    private Statement writeRecords() {
        return Statement.allow("WriteRecords")
                .actions(
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem")
                .resources(withIndexes(WRITTEN));
    }

    /** The only table that is read whole: it grows with the company, not with use. */
    private Statement listTeams() {
        return Statement.allow("ListTeams")
                .actions("dynamodb:Scan")
                .resources(arns.table(Tables.TEAMS));
    }

    /** A workspace's record is made and removed by the lifecycle function. */
    private Statement changeWorkspaces() {
        return Statement.allow("ChangeWorkspaces")
                .actions(
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:Query",
                        "dynamodb:UpdateItem",
                        "dynamodb:ConditionCheckItem")
                .resources(withIndexes(List.of(Tables.WORKSPACES)));
    }

    private Statement readUsage() {
        return Statement.allow("ReadUsage")
                .actions("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
                .resources(arns.table(Tables.USAGE), arns.table(Tables.USAGE_ROLLUP));
    }

    /** No update, no delete; that a row is not put over another is the writer's condition. */
    private Statement appendToAudit() {
        return Statement.allow("AppendToAudit")
                .actions("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
                .resources(withIndexes(List.of(Tables.AUDIT)));
    }

    /** What sidecars met with keys, and that a person has put it right. */
    private Statement forgiveKeys() {
        return Statement.allow("ForgiveKeys")
                .actions("dynamodb:Query", "dynamodb:PutItem")
                .resources(arns.table(Tables.KEY_STATES));
    }

    private List<String> withIndexes(List<TableDefinition> tables) {
        return tables.stream()
                .flatMap(
                        table ->
                                table.indexes().isEmpty()
                                        ? Stream.of(arns.table(table))
                                        : Stream.of(arns.table(table), arns.indexes(table)))
                .toList();
    }
}
