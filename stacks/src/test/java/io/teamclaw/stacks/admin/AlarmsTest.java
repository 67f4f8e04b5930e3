package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.Deployments;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Deployment LARGE = Deployments.large();

    private static Monitoring large;
    private static Collection<JsonNode> alarms;

    @BeforeAll
    static void synthesise() {
        large = Monitoring.of(LARGE);
        alarms = large.alarms();
    }

    @Test
    void everyAlarmTellsTheTopicWhenItGoesOffAndWhenItIsOver() {
        String topic = "aws_sns_topic";
        assertThat(alarms)
                .isNotEmpty()
                .allSatisfy(
                        alarm -> {
                            assertThat(alarm.at("/alarm_actions/0").asText()).contains(topic);
                            assertThat(alarm.at("/ok_actions/0").asText()).contains(topic);
                        });
    }

    @Test
    void everyAlarmSaysWhatHappenedAndWhatToDo() {
        assertThat(alarms)
                .allSatisfy(
                        alarm ->
                                assertThat(alarm.path("alarm_description").asText())
                                        .hasSizeBetween(60, 1024)
                                        .containsPattern("[.:] \\S"));
    }

    @Test
    void everyFunctionHasAlarmsForErrorsAndThrottles() {
        for (PlatformFunction function : PlatformFunction.values()) {
            assertThat(
                            alarms.stream()
                                    .filter(
                                            alarm ->
                                                    alarm.at("/dimensions/FunctionName")
                                                            .asText()
                                                            .equals(LARGE.names().of(function)))
                                    .map(alarm -> alarm.path("metric_name").asText()))
                    .as(function.id())
                    .contains("Errors", "Throttles");
        }
    }

    @Test
    void everyTableHasAnAlarmForThrottles() {
        assertThat(alarms.stream().flatMap(alarm -> alarm.findValuesAsText("TableName").stream()))
                .containsAll(Tables.all().stream().map(LARGE.names()::of).toList());
    }

    @Test
    void whatIsWatchedByNameIsWhatTheStacksMake() {
        Set<String> made = new TreeSet<>();
        made.addAll(large.names("aws_lambda_function", "function_name"));
        made.addAll(large.names("aws_dynamodb_table", "name"));
        made.addAll(large.names("aws_cloudwatch_event_rule", "name"));
        for (String dimension : List.of("FunctionName", "TableName", "RuleName")) {
            assertThat(alarms.stream().flatMap(alarm -> alarm.findValuesAsText(dimension).stream()))
                    .as(dimension)
                    .isNotEmpty()
                    .isSubsetOf(made);
        }
    }

    @Test
    void anIdleSweepThatDoesNotRunIsMissed() {
        JsonNode alarm = large.alarm("idle-sweep");
        assertThat(alarm.path("comparison_operator").asText()).isEqualTo("LessThanThreshold");
        assertThat(alarm.path("threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("breaching");
        assertThat(alarm.path("period").asInt() * alarm.path("evaluation_periods").asInt())
                .isEqualTo(45 * 60);
    }

    @Test
    void fewerTasksThanTheSettingsSayAreAnAlarm() {
        assertThat(large.alarm("admin-tasks").path("threshold").asInt()).isEqualTo(2);
        assertThat(large.alarm("router-tasks").path("treat_missing_data").asText())
                .isEqualTo("breaching");
    }
}
