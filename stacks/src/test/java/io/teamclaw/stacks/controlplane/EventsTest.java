package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final String RULE = "aws_cloudwatch_event_rule";

    private static ControlPlane stack;

    @BeforeAll
    static void synthesise() {
        stack = ControlPlane.of(Deployments.small());
    }

    @Test
    void everyRuleCallsAnAliasThatLetsItInAndKeepsWhatFails() {
        assertThat(stack.all("aws_cloudwatch_event_target")).hasSize(2);
        for (JsonNode target : stack.all("aws_cloudwatch_event_target")) {
            assertThat(target.path("arn").asText()).matches("\\$\\{aws_lambda_alias\\..*\\.arn}");
            assertThat(target.at("/dead_letter_config/arn").asText()).contains("aws_sqs_queue.");
            assertThat(target.at("/retry_policy/maximum_event_age_in_seconds").asInt())
                    .isPositive();
            String rule = target.path("rule").asText().replace(".name}", ".arn}");
            JsonNode permission = stack.by("aws_lambda_permission", "source_arn", rule);
            assertThat(permission.path("qualifier").asText()).contains("aws_lambda_alias.");
            assertThat(permission.path("principal").asText()).isEqualTo("events.amazonaws.com");
        }
    }

    @Test
    void unusedWorkspacesAreLookedForEveryQuarterOfAnHour() {
        JsonNode rule = stack.by(RULE, "name", "teamclaw-idle-check-test");
        JsonNode target = target(rule);
        assertThat(rule.path("schedule_expression").asText()).isEqualTo("rate(15 minutes)");
        assertThat(ControlPlane.json(target.path("input").asText()).path("operation").asText())
                .isEqualTo("check-idle");
        assertThat(target.path("arn").asText()).contains("lifecycle");
    }

    @Test
    void onlyEndsOfWorkspacesTasksOfThisClusterAreHeardOf() {
        JsonNode rule = stack.by(RULE, "name", "teamclaw-task-state-changes-test");
        JsonNode pattern = ControlPlane.json(rule.path("event_pattern").asText());
        assertThat(pattern.path("source").toString()).isEqualTo("[\"aws.ecs\"]");
        assertThat(pattern.at("/detail/clusterArn").toString())
                .isEqualTo("[\"arn:aws:ecs:eu-west-1:123456789012:cluster/teamclaw-test\"]");
        assertThat(pattern.at("/detail/taskDefinitionArn/0/prefix").asText())
                .endsWith(":task-definition/teamclaw-user-test-");
        assertThat(pattern.at("/detail/lastStatus").toString()).isEqualTo("[\"STOPPED\"]");
        assertThat(target(rule).path("arn").asText()).contains("task-events");
    }

    @Test
    void schedulesOfTheGroupMayCallTheLifecycleAliasAndNothingElse() {
        JsonNode role = stack.by("aws_iam_role", "name", "teamclaw-scheduler-test");
        JsonNode trust =
                ControlPlane.json(role.path("assume_role_policy").asText()).at("/Statement/0");
        assertThat(trust.at("/Principal/Service/0").asText()).isEqualTo("scheduler.amazonaws.com");
        assertThat(trust.at("/Condition/ArnEquals").toString())
                .contains("schedule-group/teamclaw-wake-ups-test");
        assertThat(trust.at("/Condition/StringEquals").toString()).contains("123456789012");
        assertThat(stack.statements("scheduler"))
                .extracting(statement -> statement.path("Resource").toString())
                .containsExactly(
                        "[\"arn:aws:lambda:eu-west-1:123456789012:function:teamclaw-lifecycle-test:live\"]",
                        "[\"arn:aws:sqs:eu-west-1:123456789012:teamclaw-dead-letters-test\"]");
    }

    private static JsonNode target(JsonNode rule) {
        return stack.by("aws_cloudwatch_event_target", "rule", stack.reference(RULE, rule, "name"));
    }
}
