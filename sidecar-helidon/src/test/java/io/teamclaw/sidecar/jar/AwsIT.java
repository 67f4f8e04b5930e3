package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with the key pool in Secrets Manager and usage in DynamoDB, both behind one endpoint. */
class AwsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void takesKeysFromTheSecretAndPutsUsageIntoTheTable() throws Exception {
        String secret = JSON.writeValueAsString(Map.of("SecretString", TestSidecar.POOL));
        try (MockUpstream provider = MockUpstream.speakingAllFormats();
                MockUpstream aws =
                        MockUpstream.start(
                                exchange -> {
                                    ReceivedRequest call = exchange.request();
                                    boolean get = call.whole().contains("GetSecretValue");
                                    exchange.answer(
                                            200,
                                            "application/x-amz-json-1.1",
                                            get ? secret : "{\"Responses\":[{}]}");
                                });
                SidecarProcess sidecar =
                        SidecarProcess.start(
                                Map.of(
                                        "API_KEYS_SECRET_ARN", "teamclaw/keys",
                                        "USAGE_TABLE_NAME", "teamclaw-usage-test",
                                        "USER_ID", "alice",
                                        "SIDECAR_PORT", "0",
                                        "SIDECAR_PROVIDERS_FILE",
                                                TestSidecar.overlay(folder, provider.url(), "")
                                                        .toString(),
                                        "AWS_ENDPOINT_URL", aws.url().toString(),
                                        "AWS_REGION", "eu-central-1",
                                        "AWS_ACCESS_KEY_ID", "test",
                                        "AWS_SECRET_ACCESS_KEY", "test"))) {
            String answer = RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", "{}");
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(provider.next().header("x-api-key"))
                    .containsExactly(TestSidecar.ANTHROPIC_KEY);

            assertThat(aws.next().body()).contains("teamclaw/keys");
            ReceivedRequest put = aws.next();
            assertThat(put.header("x-amz-target"))
                    .containsExactly("DynamoDB_20120810.BatchExecuteStatement");
            JsonNode statement = JSON.readTree(put.body()).at("/Statements/0");
            assertThat(statement.get("Statement").asText())
                    .startsWith("INSERT INTO \"teamclaw-usage-test\" VALUE {'userId':?,");
            assertThat(statement.at("/Parameters/0/S").asText()).isEqualTo("alice");
            assertThat(put.body())
                    .contains("{\"N\":\"" + ProviderAnswers.ANTHROPIC.tokens().output() + "\"}");
            assertThat(put.body()).doesNotContain(TestSidecar.ANTHROPIC_KEY);
        }
    }

    @Test
    void isUpAndSaysThatItIsNotReadyWithoutTheSecret() throws Exception {
        try (MockUpstream aws =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(
                                            400,
                                            "application/x-amz-json-1.1",
                                            "{\"__type\":\"ResourceNotFoundException\"}");
                                });
                SidecarProcess sidecar =
                        SidecarProcess.start(
                                Map.of(
                                        "API_KEYS_SECRET_ARN", "teamclaw/keys",
                                        "SIDECAR_PORT", "0",
                                        "AWS_ENDPOINT_URL", aws.url().toString(),
                                        "AWS_REGION", "eu-central-1",
                                        "AWS_ACCESS_KEY_ID", "test",
                                        "AWS_SECRET_ACCESS_KEY", "test"))) {
            int port = sidecar.port();
            assertThat(RawClient.call(port, "GET /health", "")).startsWith("HTTP/1.1 200");
            assertThat(RawClient.call(port, "GET /ready", "")).startsWith("HTTP/1.1 503");
            // It may pass by itself, so the client may try again.
            assertThat(RawClient.call(port, "POST /openai/v1/responses", "{}"))
                    .startsWith("HTTP/1.1 503")
                    .contains("teamclaw_no_key_pool");
        }
    }
}
