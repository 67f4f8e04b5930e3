package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MonitoringTest {
    private static final Deployment LARGE = Deployments.large();

    /** Between two %. */
    private static final String REGEX_FILTER = "%[A-Za-z0-9:_#=@/;,\\-^$?\\[\\]{}|\\\\*+.]+%";

    private static Synthesised small;
    private static Synthesised large;
    private static Collection<JsonNode> alarms;

    @BeforeAll
    static void synthesise() {
        small = Synthesised.of(Deployments.small());
        large = Synthesised.of(LARGE);
        alarms = large.resources(StackName.ADMIN, "aws_cloudwatch_metric_alarm").values();
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
        addNames("aws_lambda_function", "function_name", made);
        addNames("aws_dynamodb_table", "name", made);
        addNames("aws_cloudwatch_event_rule", "name", made);
        for (String dimension : List.of("FunctionName", "TableName", "RuleName")) {
            assertThat(alarms.stream().flatMap(alarm -> alarm.findValuesAsText(dimension).stream()))
                    .as(dimension)
                    .isNotEmpty()
                    .isSubsetOf(made);
        }
    }

    @Test
    void anIdleSweepThatDoesNotRunIsMissed() {
        JsonNode alarm = alarm("idle-sweep");
        assertThat(alarm.path("comparison_operator").asText()).isEqualTo("LessThanThreshold");
        assertThat(alarm.path("threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("breaching");
        assertThat(alarm.path("period").asInt() * alarm.path("evaluation_periods").asInt())
                .isEqualTo(45 * 60);
    }

    @Test
    void fewerTasksThanTheSettingsSayAreAnAlarm() {
        assertThat(alarm("admin-tasks").path("threshold").asInt()).isEqualTo(2);
        assertThat(alarm("router-tasks").path("treat_missing_data").asText())
                .isEqualTo("breaching");
    }

    @Test
    void whatReadersOfSecretsLogCountsAsFailure() {
        JsonNode alarm = alarm("secret-failures");
        assertThat(large.resources(StackName.ADMIN, "aws_cloudwatch_log_metric_filter").values())
                .hasSize(2)
                .allSatisfy(
                        filter -> {
                            JsonNode counted = filter.path("metric_transformation");
                            assertThat(counted.path("name")).isEqualTo(alarm.path("metric_name"));
                            assertThat(counted.path("namespace"))
                                    .isEqualTo(alarm.path("namespace"));
                        });
    }

    /**
     * CloudWatch's own rule for regular expressions in filter patterns; with another character the
     * filter is refused. Terraform knows nothing of it.
     */
    @Test
    void regularExpressionsOfMetricFiltersHoldOnlyWhatCloudWatchTakes() {
        for (Synthesised each : List.of(small, large)) {
            assertThat(each.resources("aws_cloudwatch_log_metric_filter").values())
                    .isNotEmpty()
                    .extracting(filter -> filter.path("pattern").asText())
                    .allMatch(
                            pattern -> !pattern.contains("%") || pattern.matches(REGEX_FILTER),
                            "holds only what CloudWatch takes");
        }
    }

    @Test
    void aSidecarsWordsAndTracesOfTheSdkAreFoundAndNothingElse() {
        String pattern = first(large, "aws_cloudwatch_log_metric_filter").path("pattern").asText();
        var found = Pattern.compile(pattern.replace("%", "")).asPredicate();
        assertThat(
                        List.of(
                                "ERROR The key pool cannot be renewed: no answer",
                                "at software.amazon.awssdk.services.secretsmanager.DefaultClient"))
                .allMatch(found);
        assertThat(List.of("The key pool has two keys", "a secretsmanager")).noneMatch(found);
    }

    @Test
    void theLogsOfSidecarsAreWhereTheyAreLookedFor() {
        Set<String> groups = new TreeSet<>();
        addNames("aws_cloudwatch_log_group", "name", groups);
        assertThat(
                        large
                                .resources(StackName.ADMIN, "aws_cloudwatch_log_metric_filter")
                                .values()
                                .stream()
                                .map(filter -> filter.path("log_group_name").asText())
                                .filter(name -> !name.contains("aws_cloudwatch_log_group.")))
                .singleElement()
                .isEqualTo("/teamclaw/live/workspaces")
                .isIn(groups);
    }

    @Test
    void onlyAlarmsOfThisEnvironmentReachTheEncryptedTopic() throws Exception {
        assertThat(first(large, "aws_sns_topic").path("kms_master_key_id").asText())
                .contains("key-arn");
        JsonNode policy =
                new ObjectMapper()
                        .readTree(first(large, "aws_sns_topic_policy").path("policy").asText());
        List<JsonNode> allowed = new ArrayList<>();
        policy.path("Statement")
                .forEach(
                        each -> {
                            if (each.path("Effect").asText().equals("Allow")) {
                                allowed.add(each);
                            }
                        });
        assertThat(allowed).hasSize(1);
        assertThat(allowed.getFirst().at("/Principal/Service/0").asText())
                .isEqualTo("cloudwatch.amazonaws.com");
        assertThat(allowed.getFirst().at("/Condition/StringEquals/aws:SourceAccount/0").asText())
                .isEqualTo(Deployments.ACCOUNT);
        assertThat(allowed.getFirst().at("/Condition/ArnLike/aws:SourceArn/0").asText())
                .endsWith(":alarm:teamclaw-*-live");
    }

    @Test
    void alarmsAreMailedToWhomTheSettingsNameAndElseToNobody() {
        assertThat(first(large, "aws_sns_topic_subscription").path("endpoint").asText())
                .isEqualTo("ops@example.com");
        assertThat(small.resources(StackName.ADMIN, "aws_sns_topic_subscription")).isEmpty();
    }

    @Test
    void theDashboardShowsEveryFunctionTableAndService() throws Exception {
        Set<String> words = new TreeSet<>();
        dashboard().findValues("metrics").forEach(list -> collect(list, words));
        assertThat(words)
                .containsAll(Stream.of(PlatformFunction.values()).map(LARGE.names()::of).toList())
                .containsAll(Tables.all().stream().map(LARGE.names()::of).toList())
                .contains("tasks - router - admin");
    }

    @Test
    void noTwoWidgetsOfTheDashboardLieOnEachOther() throws Exception {
        Set<String> taken = new TreeSet<>();
        for (JsonNode widget : dashboard().path("widgets")) {
            for (int x = 0; x < widget.path("width").asInt(); x++) {
                for (int y = 0; y < widget.path("height").asInt(); y++) {
                    int column = widget.path("x").asInt() + x;
                    assertThat(column).isLessThan(24);
                    assertThat(taken.add(column + "," + (widget.path("y").asInt() + y)))
                            .as("%s at %s", widget.path("properties").path("title"), column)
                            .isTrue();
                }
            }
        }
        assertThat(taken).isNotEmpty();
    }

    private static JsonNode dashboard() throws Exception {
        return new ObjectMapper()
                .readTree(first(large, "aws_cloudwatch_dashboard").path("dashboard_body").asText());
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (node.isTextual()) {
            words.add(node.textValue());
        }
        node.forEach(each -> collect(each, words));
    }

    private static void addNames(String type, String field, Set<String> names) {
        large.resources(type).values().forEach(each -> names.add(each.path(field).asText()));
    }

    private static JsonNode alarm(String id) {
        return alarms.stream()
                .filter(each -> each.path("alarm_name").asText().equals(LARGE.names().of(id)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No alarm " + id));
    }

    private static JsonNode first(Synthesised synthesised, String type) {
        return synthesised.resources(StackName.ADMIN, type).values().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + type));
    }
}
