package io.teamclaw.stacks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidecarPermissionsTest {
    private static final PolicyDocument TRUST =
            SidecarPermissions.trust(Deployments.small(), List.of("the-new-id", "the-old-id"));
    private static final PolicyDocument PERMISSIONS =
            SidecarPermissions.permissions(Deployments.small());

    @Test
    void nobodyBecomesASidecarWithoutTheExternalId() {
        for (Statement statement : TRUST.statements()) {
            assertThat(statement.actions())
                    .isIn(List.of("sts:AssumeRole"), List.of("sts:TagSession"));
            if (statement.actions().contains("sts:AssumeRole")) {
                assertThat(condition(statement, "StringEquals", "sts:ExternalId"))
                        .containsExactly("the-new-id", "the-old-id");
            }
        }
    }

    @Test
    void aWorkspaceBecomesNobodysSidecarButItsOwn() {
        for (Statement statement : TRUST.statements()) {
            assertThat(condition(statement, "ArnLike", "aws:PrincipalArn"))
                    .containsExactly("arn:aws:iam::123456789012:role/teamclaw/test/workspaces/*");
            assertThat(condition(statement, "StringEquals", "aws:RequestTag/userId"))
                    .containsExactly("${aws:PrincipalTag/userId}");
            assertThat(condition(statement, "StringEqualsIfExists", "aws:RequestTag/teamId"))
                    .containsExactly("${aws:PrincipalTag/teamId}");
        }
    }

    @Test
    void aSessionHasAUserAndNoTagsButUserAndTeam() {
        for (Statement statement : TRUST.statements()) {
            assertThat(condition(statement, "StringLike", "aws:RequestTag/userId"))
                    .containsExactly("?*");
            assertThat(condition(statement, "ForAllValues:StringEquals", "aws:TagKeys"))
                    .containsExactlyInAnyOrder("userId", "teamId");
        }
    }

    @Test
    void everyTableIsOpenForOwnAndCommonRowsOnlyAndNotForARequestThatNamesNone() {
        List<Statement> tables =
                PERMISSIONS.statements().stream()
                        .filter(each -> each.actions().getFirst().startsWith("dynamodb:"))
                        .toList();

        assertThat(tables).hasSize(5);
        for (Statement statement : tables) {
            assertThat(condition(statement, "Null", "dynamodb:LeadingKeys"))
                    .containsExactly("false");
            assertThat(condition(statement, "ForAllValues:StringEquals", "dynamodb:LeadingKeys"))
                    .isNotEmpty()
                    .allMatch(
                            key ->
                                    key.equals("global")
                                            || key.equals(KeyStateRow.PARTITION)
                                            || key.contains("${aws:PrincipalTag/"));
        }
    }

    @Test
    void usageIsOnlyAddedToAndNothingElseIsWrittenButStatesOfKeys() {
        assertThat(PERMISSIONS.statements())
                .filteredOn(statement -> statement.actions().contains("dynamodb:PutItem"))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(
                                                condition(
                                                        statement,
                                                        "ForAllValues:StringEquals",
                                                        "dynamodb:LeadingKeys"))
                                        .containsExactly(KeyStateRow.PARTITION));
        assertThat(PERMISSIONS.statements())
                .flatExtracting(Statement::actions)
                .containsOnlyOnce("dynamodb:PartiQLInsert")
                .allMatch(
                        action ->
                                action.equals("dynamodb:PartiQLInsert")
                                        || action.equals("dynamodb:PutItem")
                                        || action.contains(":Get")
                                        || action.equals("dynamodb:Query"));
    }

    private static List<String> condition(Statement statement, String operator, String key) {
        return statement.conditions().getOrDefault(operator, Map.of()).getOrDefault(key, List.of());
    }
}
