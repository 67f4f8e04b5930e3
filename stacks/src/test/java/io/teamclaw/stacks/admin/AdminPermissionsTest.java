package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdminPermissionsTest {
    private static final String KEY_POOL = "arn:aws:secretsmanager:eu-west-1:1:secret:pool";
    private static final String USER_POOL = "arn:aws:cognito-idp:eu-west-1:1:userpool/pool";

    private final Deployment deployment = Deployments.small();
    private final List<Statement> statements =
            new AdminPermissions(deployment).policy(KEY_POOL, USER_POOL).statements();

    @Test
    void thePortalStartsNoTaskAndGivesNoRights() {
        assertThat(actions(statements))
                .noneMatch(action -> action.startsWith("iam:"))
                .noneMatch(action -> action.startsWith("sts:"))
                .noneMatch(action -> action.startsWith("elasticfilesystem:"))
                .noneMatch(action -> action.contains("*"))
                .doesNotContain("ecs:RunTask", "ecs:RegisterTaskDefinition", "ecs:UpdateService");
    }

    @Test
    void onlyTheListOfTasksNamesNoResourceAndThatIsHeldToTheCluster() {
        List<Statement> open =
                statements.stream().filter(each -> each.resources().contains("*")).toList();
        assertThat(open).singleElement();
        assertThat(open.getFirst().actions()).containsExactly("ecs:ListTasks");
        assertThat(open.getFirst().conditions().get("ArnEquals").get("ecs:cluster"))
                .containsExactly("arn:aws:ecs:eu-west-1:123456789012:cluster/teamclaw-test");
    }

    @Test
    void auditIsAddedToAndNeverChanged() {
        assertThat(actionsOn(deployment.arns().table(Tables.AUDIT)))
                .containsExactlyInAnyOrder(
                        "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    }

    @Test
    void usageIsOnlyRead() {
        assertThat(
                        Stream.concat(
                                actionsOn(deployment.arns().table(Tables.USAGE)),
                                actionsOn(deployment.arns().table(Tables.USAGE_ROLLUP))))
                .isNotEmpty()
                .allMatch(action -> action.matches("dynamodb:(GetItem|BatchGetItem|Query)"));
    }

    @Test
    void noTableThatGrowsWithUseIsReadWhole() {
        assertThat(
                        statements.stream()
                                .filter(each -> each.actions().contains("dynamodb:Scan"))
                                .flatMap(each -> each.resources().stream()))
                .containsExactly(deployment.arns().table(Tables.TEAMS));
    }

    @Test
    void workspaceRecordsAreNeitherMadeNorRemoved() {
        assertThat(actionsOn(deployment.arns().table(Tables.WORKSPACES)))
                .contains("dynamodb:GetItem")
                .doesNotContain("dynamodb:PutItem", "dynamodb:DeleteItem");
    }

    @Test
    void theKeyPoolIsReadAndWrittenButNeitherRemovedNorOpenedToOthers() {
        assertThat(actionsOn(KEY_POOL))
                .containsExactlyInAnyOrder(
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:DescribeSecret");
        assertThat(actions(statements).filter(each -> each.startsWith("secretsmanager:")))
                .hasSize(3);
    }

    @Test
    void lifecycleIsAskedThroughItsLiveAliasOnly() {
        assertThat(
                        statements.stream()
                                .filter(each -> each.actions().contains("lambda:InvokeFunction"))
                                .flatMap(each -> each.resources().stream()))
                .containsExactly(
                        "arn:aws:lambda:eu-west-1:123456789012:function:teamclaw-lifecycle-test:live");
    }

    private Stream<String> actionsOn(String resource) {
        return actions(
                statements.stream().filter(each -> each.resources().contains(resource)).toList());
    }

    private static Stream<String> actions(List<Statement> statements) {
        return statements.stream().flatMap(each -> each.actions().stream());
    }
}
