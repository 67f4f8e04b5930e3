package io.teamclaw.adminui.aws;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.openclaw.SchemaFile;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.keys.SecretKeyPoolStore;
import io.teamclaw.lifecycle.logs.CloudWatchLogs;
import io.teamclaw.lifecycle.records.RecordsOnly;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import io.teamclaw.lifecycle.wakeups.ConfiguredSchedules;
import io.teamclaw.lifecycle.wakeups.ScheduledJobs;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the portal works with in AWS, as the admin stack's environment variables name it. Workspaces
 * are read here and acted upon by the lifecycle function alone.
 *
 * <p>Needed: {@code TEAMCLAW_ENVIRONMENT}, {@code TEAMCLAW_PORT}, {@code TEAMCLAW_PUBLIC_ORIGIN},
 * {@code TEAMCLAW_LIFECYCLE_FUNCTION}, {@code TEAMCLAW_KEY_POOL_SECRET}, {@code
 * TEAMCLAW_USER_POOL}, {@code TEAMCLAW_WORKSPACE_LOGS}, {@code TEAMCLAW_SIGN_IN_ORIGIN}, {@code
 * TEAMCLAW_SESSION_SIGNING_KEY}, {@code ALLOWED_DOMAINS} and the pool's issuer and client by
 * Spring's names. May be left out: {@code IDLE_MINUTES} (30), {@code IDENTITY_PROVIDER} (none) and
 * {@code TEAMCLAW_COMPUTE_MICROS_PER_HOUR} (0: what a workspace costs is not counted), {@code
 * OPENCLAW_SCHEMA_FILE} (none: settings are checked without OpenClaw's own schema).
 */
final class AwsParts {
    private static final String POOL = "SPRING_SECURITY_OAUTH2_CLIENT_";

    private final Map<String, String> values;
    private final Variables variables;
    private final Clock clock = Clock.systemUTC();
    private final DynamoDbClient dynamoDb = AwsClients.of(DynamoDbClient.builder());

    private AwsParts(Map<String, String> values) {
        this.values = values;
        this.variables = new Variables(values);
    }

    /**
     * @param values by name
     * @throws IllegalStateException that names the first variable that is missing
     */
    static AdminUiParts of(Map<String, String> values) {
        return new AwsParts(Map.copyOf(values)).parts();
    }

    private AdminUiParts parts() {
        RemoteWorkspaces lifecycle =
                new RemoteWorkspaces(
                        AwsClients.of(LambdaClient.builder()),
                        variables.required("TEAMCLAW_LIFECYCLE_FUNCTION"));
        WorkspaceService workspaces = workspaces(lifecycle);
        return new AdminUiParts(
                dynamoDb,
                variables.environment(),
                workspaces,
                WorkspaceCommands.remote(lifecycle),
                new CloudWatchLogs(
                        AwsClients.of(CloudWatchLogsClient.builder()),
                        variables.required("TEAMCLAW_WORKSPACE_LOGS"),
                        id -> workspaces.find(id).task().map(TaskRef::value)),
                new ComputePrice(number("TEAMCLAW_COMPUTE_MICROS_PER_HOUR", 0)),
                SessionTokens.ofJwk(variables.required("TEAMCLAW_SESSION_SIGNING_KEY"), clock),
                KeyPoolStore.of(
                        new SecretKeyPoolStore(
                                AwsClients.of(SecretsManagerClient.builder()),
                                variables.required("TEAMCLAW_KEY_POOL_SECRET"))),
                ProviderRegistry.builtIn(),
                SchemaFile.of(Optional.ofNullable(values.get(SchemaFile.VARIABLE))),
                identity(),
                URI.create(variables.required("TEAMCLAW_PUBLIC_ORIGIN")),
                domains(),
                new InetSocketAddress(Integer.parseInt(variables.required("TEAMCLAW_PORT"))));
    }

    /** Read alone; why one is up is told by the same settings, calls and jobs as elsewhere. */
    private WorkspaceService workspaces(RemoteWorkspaces lifecycle) {
        String environment = variables.environment();
        ConfigStore config = new ConfigStore(dynamoDb, environment);
        return RecordsOnly.workspaces(
                dynamoDb,
                environment,
                clock,
                lifecycle::startNext,
                new PlatformRules(config, Duration.ofMinutes(number("IDLE_MINUTES", 30)), clock),
                new MeteredUse(
                        new UsageStore(dynamoDb, environment),
                        // Fargate's machines are in UTC.
                        new ScheduledJobs(new ConfiguredSchedules(config, ZoneOffset.UTC)),
                        clock));
    }

    private Identity identity() {
        return new Identity.Oidc(
                URI.create(variables.required(POOL + "PROVIDER_COGNITO_ISSUERURI")),
                variables.required(POOL + "REGISTRATION_COGNITO_CLIENTID"),
                URI.create(variables.required("TEAMCLAW_SIGN_IN_ORIGIN") + "/logout"),
                values.getOrDefault("IDENTITY_PROVIDER", ""),
                new CognitoAccounts(
                        AwsClients.of(CognitoIdentityProviderClient.builder()),
                        variables.required("TEAMCLAW_USER_POOL")));
    }

    private Set<String> domains() {
        return new SignUpPolicy(Set.of(variables.required("ALLOWED_DOMAINS").split(",")))
                .allowedDomains();
    }

    private long number(String name, long otherwise) {
        return Long.parseLong(values.getOrDefault(name, Long.toString(otherwise)));
    }
}
