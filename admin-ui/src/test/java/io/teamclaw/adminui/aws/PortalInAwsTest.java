package io.teamclaw.adminui.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.testing.CompanyPool;
import io.teamclaw.adminui.testing.FreePort;
import io.teamclaw.adminui.testing.PortalBrowser;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.tables.TableCreator;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The portal as AWS starts it, on an emulator. */
class PortalInAwsTest {
    private static final List<String> SETTINGS =
            List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final Map<String, String> before = new HashMap<>();
    private MotoServer aws;
    private CompanyPool pool;

    @BeforeEach
    void start() throws Exception {
        aws = MotoServer.start();
        pool = new CompanyPool();
        SETTINGS.forEach(name -> before.put(name, System.getProperty(name)));
        // As the environment says it in a container: endpoint, region and credentials.
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void stop() {
        before.forEach(
                (name, value) -> {
                    if (value == null) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
        if (pool != null) {
            pool.close();
        }
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void itStartsByTheStacksVariablesAndSignsIn() throws Exception {
        Map<String, String> variables = variables();
        try (DynamoDbClient dynamoDb =
                DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            TableCreator.ensure(dynamoDb, "dev", Tables.all());
            try (AdminUi portal = AdminUi.start(AwsParts.of(variables))) {
                PortalBrowser browser = new PortalBrowser(portal.port());
                assertThat(browser.get("/health").statusCode()).isEqualTo(200);
                pool.nextIs("ada@example.com", "admin");

                HttpResponse<String> signedIn = pool.signIn(browser);

                assertThat(signedIn.headers().firstValue("location").orElse("")).endsWith("/");
                User ada =
                        new UserStore(dynamoDb, "dev")
                                .findByEmail(new EmailAddress("ada@example.com"))
                                .orElseThrow();
                assertThat(ada.role()).isEqualTo(Role.ADMIN);
                assertThat(browser.get("/").statusCode()).isEqualTo(200);
                String cookie =
                        browser.get("/open").headers().firstValue("set-cookie").orElseThrow();
                String token = cookie.substring("tc_session=".length(), cookie.indexOf(';'));
                assertThat(
                                SessionTokens.ofJwk(
                                                variables.get("TEAMCLAW_SESSION_SIGNING_KEY"),
                                                Clock.systemUTC())
                                        .verify(token)
                                        .map(SessionToken::userId))
                        .as("the router's key lets in")
                        .contains(ada.id());
            }
        }
    }

    @Test
    void aVariableThatIsMissingIsNamed() throws Exception {
        Map<String, String> variables = variables();
        variables.remove("TEAMCLAW_USER_POOL");
        assertThatThrownBy(() -> AwsParts.of(variables)).hasMessageContaining("TEAMCLAW_USER_POOL");
    }

    @Test
    void settingsAreCheckedByTheSchemaThatTheImageCarries(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("schema.json"), "{\"type\":\"object\"}");
        Map<String, String> variables = variables();
        assertThat(AwsParts.of(variables).openClawSchema().find()).isEmpty();

        variables.put("OPENCLAW_SCHEMA_FILE", file.toString());

        assertThat(AwsParts.of(variables).openClawSchema().find()).isPresent();
    }

    @Test
    void aSigningKeyThatIsNoneIsNotShown() throws Exception {
        Map<String, String> variables = variables();
        variables.put("TEAMCLAW_SESSION_SIGNING_KEY", "{\"kty\":\"EC\",\"d\":\"s3cret\"}");
        assertThatThrownBy(() -> AwsParts.of(variables))
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    private Map<String, String> variables() throws Exception {
        int port = FreePort.find();
        Map<String, String> variables = new HashMap<>();
        variables.put("TEAMCLAW_ENVIRONMENT", "dev");
        variables.put("TEAMCLAW_PORT", Integer.toString(port));
        variables.put("TEAMCLAW_PUBLIC_ORIGIN", "http://localhost:" + port);
        variables.put("TEAMCLAW_LIFECYCLE_FUNCTION", "arn:aws:lambda:eu-west-1:1:function:x:live");
        variables.put("TEAMCLAW_CLUSTER", "teamclaw-dev");
        variables.put("TEAMCLAW_KEY_POOL_SECRET", "tc/dev/key-pool");
        variables.put("TEAMCLAW_USER_POOL", "eu-west-1_pool");
        variables.put("TEAMCLAW_WORKSPACE_LOGS", "/tc/dev/workspaces");
        variables.put("TEAMCLAW_SIGN_IN_ORIGIN", "https://sign-in.example.com");
        variables.put("ALLOWED_DOMAINS", "example.com,example.org");
        variables.put(
                "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_COGNITO_ISSUERURI",
                pool.issuer().toString());
        variables.put(
                "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO_CLIENTID", CompanyPool.CLIENT);
        variables.put(
                "TEAMCLAW_SESSION_SIGNING_KEY",
                new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        return variables;
    }
}
