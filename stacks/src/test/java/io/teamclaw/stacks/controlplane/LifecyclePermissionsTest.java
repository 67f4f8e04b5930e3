package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LifecyclePermissionsTest {
    private static ControlPlane router;
    private static ControlPlane alb;

    @BeforeAll
    static void synthesise() {
        router = ControlPlane.of(Deployments.small());
        alb = ControlPlane.of(Deployments.routedByLoadBalancer());
    }

    @Test
    void rolesAreMadeBelowTheWorkspacesPathAndWithinTheirBoundaryOnly() {
        for (String action : Set.of("CreateRole", "PutRolePolicy")) {
            JsonNode statement = statement(router, "iam:" + action);
            assertThat(statement.path("Resource").toString())
                    .isEqualTo("[\"arn:aws:iam::123456789012:role/teamclaw/test/workspaces/*\"]");
            assertThat(statement.at("/Condition/StringEquals/iam:PermissionsBoundary/0").asText())
                    .contains("workspace-boundary-arn");
        }
    }

    @Test
    void rolesAreDeletedByTheirPathAlone() {
        JsonNode statement = statement(router, "iam:DeleteRole");
        assertThat(statement.path("Resource").toString())
                .isEqualTo("[\"arn:aws:iam::123456789012:role/teamclaw/test/workspaces/*\"]");
        assertThat(statement.has("Condition")).isFalse();
    }

    @Test
    void rolesAreHandedToTheServicesThatNeedThemOnly() {
        assertThat(
                        router.statements("lifecycle")
                                .filter(each -> actions(each).contains("iam:PassRole"))
                                .map(
                                        each ->
                                                each.at(
                                                                "/Condition/StringEquals/iam:PassedToService/0")
                                                        .asText()))
                .containsExactlyInAnyOrder("ecs-tasks.amazonaws.com", "scheduler.amazonaws.com");
    }

    @Test
    void tasksRunOnThisClusterAndOfTheWorkspacesFamilyOnly() {
        JsonNode run = statement(router, "ecs:RunTask");
        assertThat(run.path("Resource").toString())
                .isEqualTo(
                        "[\"arn:aws:ecs:eu-west-1:123456789012:task-definition/teamclaw-user-test-*\"]");
        assertThat(run.at("/Condition/ArnEquals/ecs:cluster/0").asText())
                .endsWith(":cluster/teamclaw-test");
    }

    @Test
    void onlyHomesOfThisEnvironmentCanBeRemoved() {
        JsonNode remove = statement(router, "elasticfilesystem:DeleteAccessPoint");
        assertThat(remove.at("/Condition/StringEquals/aws:ResourceTag~1Environment/0").asText())
                .isEqualTo("test");
        assertThat(remove.at("/Condition/Null/aws:ResourceTag~1userId/0").asText())
                .isEqualTo("false");
    }

    @Test
    void aTeamsFolderIsMadeAndNeverRemoved() {
        assertThat(
                        router.statements("lifecycle")
                                .filter(
                                        each ->
                                                each.at("/Condition/Null")
                                                        .has("aws:RequestTag/teamId"))
                                .flatMap(each -> actions(each).stream()))
                .containsExactly("elasticfilesystem:CreateAccessPoint");
    }

    @Test
    void whatIsAllowedOnEverythingIsReading() {
        assertThat(
                        alb.statements("lifecycle")
                                .filter(each -> each.path("Effect").asText().equals("Allow"))
                                .filter(each -> each.path("Resource").toString().equals("[\"*\"]"))
                                .flatMap(each -> actions(each).stream()))
                .allMatch(
                        action ->
                                action.matches(
                                        "[a-z0-9]+:(Describe|List)[A-Za-z]+|iam:GetAccountSummary"));
    }

    @Test
    void theLoadBalancersRulesAreItsBusinessWhereTheyRouteOnly() {
        assertThat(router.statements("lifecycle").flatMap(each -> actions(each).stream()))
                .noneMatch(action -> action.startsWith("elasticloadbalancing:"));
        assertThat(statement(alb, "elasticloadbalancing:DeleteRule").path("Resource").toString())
                .contains("listener-rule/app/teamclaw-test/*");
        assertThat(
                        statement(alb, "elasticloadbalancing:CreateTargetGroup")
                                .path("Resource")
                                .toString())
                .contains("targetgroup/tc-test-u-*");
    }

    /** The simulator knows no resource of AddTags. */
    @Test
    void itTagsWhatItMakesAndNotesATargetOnWhatIsThere() {
        List<JsonNode> tagging =
                alb.statements("lifecycle")
                        .filter(each -> actions(each).contains("elasticloadbalancing:AddTags"))
                        .toList();

        assertThat(tagging).hasSize(2);
        assertThat(tagging.get(0).at("/Condition/StringEquals").toString())
                .contains("elasticloadbalancing:CreateAction");
        assertThat(tagging.get(1).path("Resource").toString())
                .contains("targetgroup/tc-test-u-*")
                .doesNotContain("listener-rule");
        assertThat(tagging.get(1).path("Condition").toString())
                .contains("\"ForAllValues:StringEquals\":{\"aws:TagKeys\"", "target")
                .contains("\"Null\":{\"aws:TagKeys\"");
    }

    @Test
    void theOriginSecretIsReadWhereItsRulesAskForItOnly() {
        assertThat(router.statements("lifecycle").flatMap(each -> actions(each).stream()))
                .noneMatch(action -> action.startsWith("secretsmanager:"));
        assertThat(variables(router).has("ORIGIN_SECRET_ARN")).isFalse();

        String arn = variables(alb).path("ORIGIN_SECRET_ARN").asText();
        assertThat(arn).contains("origin-secret-arn");
        assertThat(statement(alb, "secretsmanager:GetSecretValue").path("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly(arn);
    }

    private static JsonNode variables(ControlPlane stack) {
        return stack.by("aws_lambda_function", "function_name", "teamclaw-lifecycle-test")
                .at("/environment/variables");
    }

    @Test
    void theLoadBalancerIsAClientWithASecretWhereItsRulesSignPeopleInOnly() {
        assertThat(router.all("aws_cognito_user_pool_client")).hasSize(1);
        JsonNode client = alb.by("aws_cognito_user_pool_client", "name", "teamclaw-balancer-test");
        assertThat(client.path("generate_secret").asBoolean()).isTrue();
        assertThat(client.at("/callback_urls/0").asText()).endsWith("/oauth2/idpresponse");
        assertThat(
                        alb.by("aws_lambda_function", "function_name", "teamclaw-lifecycle-test")
                                .at("/environment/variables/BALANCER_CLIENT_ID")
                                .asText())
                .isEqualTo(alb.reference("aws_cognito_user_pool_client", client, "id"));
    }

    private static JsonNode statement(ControlPlane stack, String action) {
        return stack.statements("lifecycle")
                .filter(each -> actions(each).contains(action))
                .filter(each -> each.path("Effect").asText().equals("Allow"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> actions(JsonNode statement) {
        return java.util.stream.StreamSupport.stream(statement.path("Action").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
