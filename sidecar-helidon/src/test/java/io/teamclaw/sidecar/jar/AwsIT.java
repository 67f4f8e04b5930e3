package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The jar with the key pool in Secrets Manager and usage in DynamoDB, both behind one endpoint. */
class AwsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROLE = "arn:aws:iam::123456789012:role/teamclaw/dev/sidecar";
    private static final String EXTERNAL_ID = "external-id-0123456789";

    /** A page of settings. */
    private static final String FLAGS =
            """
            {"Count":1,"Items":[{"scopeKey":{"S":"global"},
              "configKey":{"S":"platform/allowed-beta-flags"},
              "value":{"S":"[\\"of-the-company-1\\"]"}}]}
            """;

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
    void letsPassTheBetaFlagsThatTheTableOfSettingsNames() throws Exception {
        String secret = JSON.writeValueAsString(Map.of("SecretString", TestSidecar.POOL));
        try (MockUpstream provider = MockUpstream.speakingAllFormats();
                MockUpstream aws =
                        MockUpstream.start(
                                exchange -> {
                                    boolean get =
                                            exchange.request().whole().contains("GetSecretValue");
                                    exchange.answer(
                                            200,
                                            "application/x-amz-json-1.1",
                                            get ? secret : FLAGS);
                                });
                SidecarProcess sidecar =
                        SidecarProcess.start(
                                Map.of(
                                        "API_KEYS_SECRET_ARN", "teamclaw/keys",
                                        "CONFIG_TABLE_NAME", "teamclaw-config-test",
                                        "USER_ID", "alice",
                                        "SIDECAR_PORT", "0",
                                        "SIDECAR_PROVIDERS_FILE",
                                                TestSidecar.overlay(folder, provider.url(), "")
                                                        .toString(),
                                        "AWS_ENDPOINT_URL", aws.url().toString(),
                                        "AWS_REGION", "eu-central-1",
                                        "AWS_ACCESS_KEY_ID", "test",
                                        "AWS_SECRET_ACCESS_KEY", "test"))) {
            RawClient.call(
                    sidecar.port(),
                    "POST /anthropic/v1/messages",
                    "{}",
                    "anthropic-beta: of-the-company-1, interleaved-thinking-2025-05-14");

            assertThat(provider.next().header("anthropic-beta"))
                    .containsExactly("of-the-company-1");
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

    @Test
    void takesOnItsRoleOnceWithTheOwnersTagsAndCallsAwsAsIt() throws Exception {
        try (MotoServer moto = MotoServer.start();
                MockUpstream provider = MockUpstream.speakingAllFormats();
                MockUpstream sts =
                        MockUpstream.start(exchange -> relay(exchange, moto.endpoint()))) {
            createSecret(moto);
            Path overlay = TestSidecar.overlay(folder, provider.url(), "");
            try (SidecarProcess sidecar =
                    SidecarProcess.start(
                            Map.ofEntries(
                                    Map.entry("API_KEYS_SECRET_ARN", "teamclaw/keys"),
                                    Map.entry("USER_ID", "alice"),
                                    Map.entry("TEAM_ID", "sales"),
                                    Map.entry("SIDECAR_PORT", "0"),
                                    Map.entry("SIDECAR_PROVIDERS_FILE", overlay.toString()),
                                    Map.entry("SIDECAR_ROLE_ARN", ROLE),
                                    Map.entry("SIDECAR_EXTERNAL_ID", EXTERNAL_ID),
                                    Map.entry("AWS_ENDPOINT_URL_STS", sts.url().toString()),
                                    Map.entry("AWS_ENDPOINT_URL", moto.endpoint().toString()),
                                    Map.entry("AWS_REGION", "eu-central-1"),
                                    Map.entry("AWS_ACCESS_KEY_ID", "test"),
                                    Map.entry("AWS_SECRET_ACCESS_KEY", "test")))) {
                int port = sidecar.port();
                for (int call = 0; call < 3; call++) {
                    assertThat(RawClient.call(port, "POST /anthropic/v1/messages", "{}"))
                            .startsWith("HTTP/1.1 200");
                }
                String asked = URLDecoder.decode(sts.next().body(), StandardCharsets.UTF_8);
                assertThat(asked)
                        .contains(
                                "Action=AssumeRole",
                                "RoleArn=" + ROLE,
                                "RoleSessionName=sidecar-alice",
                                "ExternalId=" + EXTERNAL_ID,
                                "DurationSeconds=3600",
                                "Tags.member.1.Key=userId",
                                "Tags.member.1.Value=alice",
                                "Tags.member.2.Key=teamId",
                                "Tags.member.2.Value=sales");
                assertThat(sts.waiting()).as("further sessions").isZero();
                sidecar.terminate();
                sidecar.exitCode();
                assertThat(sidecar.output()).noneMatch(line -> line.contains(EXTERNAL_ID));
            }
        }
    }

    private static void createSecret(MotoServer moto) {
        try (SecretsManagerClient secrets =
                SecretsManagerClient.builder()
                        .endpointOverride(moto.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build()) {
            secrets.createSecret(
                    create -> create.name("teamclaw/keys").secretString(TestSidecar.POOL));
        }
    }

    /** Passes a request on to moto, with its answer. */
    private static void relay(MockExchange exchange, URI to) throws Exception {
        ReceivedRequest request = exchange.request();
        HttpRequest.Builder copy =
                HttpRequest.newBuilder(to.resolve(request.target()))
                        .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        for (String name : List.of("authorization", "content-type", "x-amz-date")) {
            request.header(name).forEach(value -> copy.header(name, value));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(copy.build(), HttpResponse.BodyHandlers.ofString());
            exchange.answer(answer.statusCode(), "text/xml", answer.body());
        }
    }
}
