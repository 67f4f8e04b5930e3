package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final String QUEUE = "aws_sqs_queue";

    private static ControlPlane stack;
    private static ControlPlane arm;

    @BeforeAll
    static void synthesise() {
        stack = ControlPlane.of(Deployments.small());
        arm = ControlPlane.of(Deployments.large());
    }

    @Test
    void areThoseThatThePlatformKnowsWithTheirHandlers() {
        assertThat(stack.all("aws_lambda_function"))
                .extracting(
                        each ->
                                each.path("function_name").asText()
                                        + " "
                                        + each.path("handler").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PlatformFunction.values())
                                .map(
                                        each ->
                                                "teamclaw-%s-test %s"
                                                        .formatted(each.id(), each.handlerClass()))
                                .toList());
    }

    @Test
    void areAllOfOneJar() {
        assertThat(texts("aws_lambda_function", "filename"))
                .singleElement()
                .asString()
                .startsWith("assets/");
        assertThat(texts("aws_lambda_function", "source_code_hash"))
                .containsExactly(
                        "${filebase64sha256(\"%s\")}"
                                .formatted(
                                        texts("aws_lambda_function", "filename")
                                                .iterator()
                                                .next()));
    }

    @Test
    void changeNothingInWhatIsSynthesisedWhileTheirCodeStaysTheSame() throws IOException {
        Deployment deployment = Deployments.small();
        ControlPlane before = ControlPlane.of(deployment);
        FileTime builtAgain = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(deployment.functions(), builtAgain);

        assertThat(ControlPlane.of(deployment).document()).isEqualTo(before.document());
    }

    @Test
    void runOnTheProcessorOfTheSettings() {
        assertThat(stack.all("aws_lambda_function"))
                .allMatch(each -> each.path("architectures").toString().equals("[\"x86_64\"]"));
        assertThat(arm.all("aws_lambda_function"))
                .allMatch(each -> each.path("architectures").toString().equals("[\"arm64\"]"));
    }

    @Test
    void startFromASnapshotOfAPublishedVersionThatTheAliasNames() {
        for (PlatformFunction each : PlatformFunction.values()) {
            JsonNode function = function(each);
            assertThat(function.at("/snap_start/apply_on").asText())
                    .as("sign-ups may rest longer than the 14 days that Lambda keeps a snapshot")
                    .isEqualTo(each == PlatformFunction.PRE_SIGN_UP ? "" : "PublishedVersions");
            assertThat(function.path("publish").asBoolean()).isTrue();
            JsonNode alias =
                    stack.by(
                            "aws_lambda_alias",
                            "function_version",
                            stack.reference("aws_lambda_function", function, "version"));
            assertThat(alias.path("name").asText()).isEqualTo("live");
        }
    }

    @Test
    void leaveWhatTheyCannotHandleInTheQueueWhichTheirRolesMayWrite() {
        String queue = stack.reference(QUEUE, stack.only(QUEUE), "arn");
        for (PlatformFunction each : PlatformFunction.values()) {
            assertThat(function(each).at("/dead_letter_config/target_arn").asText())
                    .isEqualTo(queue);
            assertThat(stack.statements(each.id()))
                    .anyMatch(
                            statement ->
                                    statement.path("Action").toString().contains("sqs:SendMessage")
                                            && statement
                                                    .path("Resource")
                                                    .toString()
                                                    .contains(":teamclaw-dead-letters-test\""));
        }
    }

    @Test
    void haveTheirOwnRoleLogGroupConcurrencyAndEncryptedVariables() {
        for (PlatformFunction each : PlatformFunction.values()) {
            JsonNode role = stack.by("aws_iam_role", "name", "teamclaw-" + each.id() + "-test");
            assertThat(function(each).path("role").asText())
                    .isEqualTo(stack.reference("aws_iam_role", role, "arn"));
            JsonNode group =
                    stack.by("aws_cloudwatch_log_group", "name", "/teamclaw/test/" + each.id());
            assertThat(function(each).at("/logging_config/log_group").asText())
                    .isEqualTo(stack.reference("aws_cloudwatch_log_group", group, "name"));
            assertThat(function(each).at("/logging_config/log_format").asText()).isEqualTo("JSON");
            assertThat(function(each).path("reserved_concurrent_executions").asInt())
                    .isEqualTo(each.concurrency());
            assertThat(function(each).has("kms_key_arn")).isTrue();
            assertThat(function(each).at("/environment/variables/TEAMCLAW_ENVIRONMENT").asText())
                    .isEqualTo("test");
        }
    }

    @Test
    void reserveAsMuchOfTheAccountsConcurrencyAsTheDeploymentsGuideSays() throws IOException {
        int reserved =
                Stream.of(PlatformFunction.values()).mapToInt(PlatformFunction::concurrency).sum();
        assertThat(Files.readString(TestTools.repositoryRoot().resolve("docs/deploy.md")))
                .contains(
                        (100 + reserved)
                                + " concurrent executions of Lambda ("
                                + reserved
                                + " are");
    }

    @Test
    void theOneThatMakesSchedulesKnowsWhatThesePutTogetherAndTheirRoleMay() {
        JsonNode variables = function(PlatformFunction.LIFECYCLE).at("/environment/variables");
        String alias = variables.path("LIFECYCLE_FUNCTION_ARN").asText();
        JsonNode role = stack.by("aws_iam_role", "name", "teamclaw-scheduler-test");

        assertThat(alias).endsWith(":function:teamclaw-lifecycle-test:live");
        assertThat(variables.path("DEAD_LETTER_QUEUE_ARN").asText())
                .isEqualTo(stack.reference(QUEUE, stack.only(QUEUE), "arn"));
        assertThat(variables.path("SCHEDULER_ROLE_ARN").asText())
                .isEqualTo(stack.reference("aws_iam_role", role, "arn"));
        assertThat(stack.statements("scheduler"))
                .extracting(
                        each -> each.path("Action").toString(),
                        each -> each.path("Resource").toString())
                .containsExactlyInAnyOrder(
                        tuple("[\"lambda:InvokeFunction\"]", "[\"" + alias + "\"]"),
                        tuple(
                                "[\"sqs:SendMessage\"]",
                                "[\"arn:aws:sqs:eu-west-1:123456789012:teamclaw-dead-letters-test\"]"));
    }

    @Test
    void onlyTheOneThatAsksGatewaysIsInTheNetwork() {
        assertThat(stack.all("aws_lambda_function"))
                .filteredOn(each -> each.has("vpc_config"))
                .containsExactly(function(PlatformFunction.LIFECYCLE));
        assertThat(stack.all("aws_vpc_security_group_ingress_rule"))
                .extracting(each -> each.path("from_port").asInt())
                .containsExactly(18789);
        assertThat(stack.all("aws_vpc_security_group_egress_rule"))
                .extracting(each -> each.path("to_port").asInt())
                .containsExactlyInAnyOrder(18789, 443);
    }

    @Test
    void theSignUpCheckAnswersWithinCognitosFiveSecondsAndReadsAddressesAlone() {
        assertThat(function(PlatformFunction.PRE_SIGN_UP).path("timeout").asInt())
                .isLessThanOrEqualTo(5);
        assertThat(
                        function(PlatformFunction.PRE_SIGN_UP)
                                .at("/environment/variables/ALLOWED_DOMAINS")
                                .asText())
                .isEqualTo("example.com");
        assertThat(stack.statements("pre-sign-up"))
                .extracting(statement -> statement.path("Sid").asText())
                .containsExactly("OwnLogs", "DeadLetters", "LookUpAddress");
    }

    @Test
    void theSessionsFunctionKnowsByNameWhoseWordCountsAboutAddresses() {
        assertThat(
                        function(PlatformFunction.USER_SESSION)
                                .at("/environment/variables/IDENTITY_PROVIDER")
                                .isTextual())
                .isTrue();
    }

    @Test
    void usageIsCountedFromNewRowsOfTheStreamOneByOneWhereABatchFails() {
        JsonNode stream = stream("usage");
        assertThat(stream.at("/filter_criteria/filter/0/pattern").asText()).contains("INSERT");
        assertThat(stream.path("bisect_batch_on_function_error").asBoolean()).isTrue();
        assertThat(stream.path("maximum_retry_attempts").asInt()).isPositive();
        assertThat(stream.path("function_response_types"))
                .extracting(JsonNode::asText)
                .isEqualTo(List.of("ReportBatchItemFailures"));
        assertThat(stream.at("/destination_config/on_failure/destination_arn").asText())
                .isEqualTo(stack.reference(QUEUE, stack.only(QUEUE), "arn"));
        assertThat(stack.by("aws_lambda_alias", "name", "live")).isNotNull();
        assertThat(stream.path("function_name").asText()).contains("aws_lambda_alias.");
    }

    @Test
    void wakeUpsFollowTheSettingsThatSayThemAndThePeopleThatChange() {
        assertThat(stream("config").at("/filter_criteria/filter/0/pattern").asText())
                .isEqualTo(
                        "{\"dynamodb\":{\"Keys\":{\"configKey\":{\"S\":[\"platform/wake-ups\","
                                + "\"openclaw/agents\",\"openclaw/cron\",\"openclaw/plugins\"]}}}}");
        assertThat(stream("users").at("/filter_criteria/filter/0/pattern").asText())
                .isEqualTo("{\"eventName\":[\"MODIFY\",\"REMOVE\"]}");
        for (String table : List.of("config", "users")) {
            JsonNode stream = stream(table);
            assertThat(stream.path("function_name").asText()).contains("lifecycle_alias");
            assertThat(stream.path("starting_position").asText()).isEqualTo("TRIM_HORIZON");
            assertThat(stream.path("maximum_batching_window_in_seconds").asInt()).isEqualTo(10);
            assertThat(stream.path("bisect_batch_on_function_error").asBoolean()).isTrue();
            assertThat(stream.path("maximum_retry_attempts").asInt()).isBetween(1, 10);
            assertThat(stream.at("/destination_config/on_failure/destination_arn").asText())
                    .isEqualTo(stack.reference(QUEUE, stack.only(QUEUE), "arn"));
        }
    }

    /** What follows a table's stream. */
    private static JsonNode stream(String table) {
        return stack.by(
                "aws_lambda_event_source_mapping",
                "event_source_arn",
                stack.reference(
                        "aws_dynamodb_table",
                        stack.by("aws_dynamodb_table", "name", "teamclaw-" + table + "-test"),
                        "stream_arn"));
    }

    private static JsonNode function(PlatformFunction function) {
        return stack.by(
                "aws_lambda_function", "function_name", "teamclaw-" + function.id() + "-test");
    }

    private static Set<String> texts(String type, String field) {
        return stack.all(type).stream()
                .map(each -> each.path(field).asText())
                .collect(Collectors.toSet());
    }
}
