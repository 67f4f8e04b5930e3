package io.teamclaw.stacks.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.testing.CallersOf;
import io.teamclaw.stacks.testing.Deployments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against the emulator, in which one task of each service runs, however many it shall have. */
class PlatformStatusTest {
    private static final DeploySettings SMALL = Deployments.small().settings();
    private static final ResourceNames NAMES = new ResourceNames(SMALL);

    private static MotoServer moto;
    private static AwsAccess aws;
    private static SsmClient ssm;
    private static EcsClient ecs;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void startEmulator() throws IOException {
        moto = MotoServer.with(Map.of("MOTO_ECS_SERVICE_RUNNING", "1"));
        aws = access(AwsBasicCredentials.create("test", "test"));
        ssm = aws.client(SsmClient.builder());
        ecs = aws.client(EcsClient.builder());
    }

    @AfterAll
    static void stopEmulator() {
        ssm.close();
        ecs.close();
        aws.close();
        moto.close();
    }

    @BeforeEach
    void deployTheCluster() {
        publish(Parameter.CLUSTER_NAME, NAMES.platform());
        publish(Parameter.EDGE_DOMAIN_NAME, "d111.cloudfront.net");
        publish(Parameter.PUBLIC_ORIGIN, "https://team.example.com");
        ecs.createCluster(request -> request.clusterName(NAMES.platform()));
        ContainerDefinition container =
                ContainerDefinition.builder().name("any").image("any").memory(128).build();
        ecs.registerTaskDefinition(
                request -> request.family("any").containerDefinitions(container));
    }

    @AfterEach
    void removeServices() {
        ecs.listServices(request -> request.cluster(NAMES.platform()))
                .serviceArns()
                .forEach(
                        arn ->
                                ecs.deleteService(
                                        request ->
                                                request.cluster(NAMES.platform())
                                                        .service(arn)
                                                        .force(true)));
    }

    @Test
    void allIsUpWhereEveryServiceHasItsTasks() {
        service("router", 1);
        service("admin", 1);

        assertThat(tell(SMALL, aws)).isTrue();

        assertThat(told())
                .contains("https://team.example.com", "d111.cloudfront.net")
                .containsPattern("router +1 of 1 tasks run any:\\d+, rollout complete")
                .containsPattern("admin +1 of 1 tasks run any:\\d+, rollout complete")
                .contains("All is up.");
    }

    @Test
    void aServiceThatLacksTasksIsToldWithTheStateOfItsRollout() {
        service("router", 1);
        service("admin", 2);

        assertThat(tell(SMALL, aws)).isFalse();

        assertThat(told())
                .containsPattern("admin +1 of 2 tasks run any:\\d+, rollout IN_PROGRESS")
                .contains("Not all is up", "/teamclaw/test/{service}");
    }

    @Test
    void aServiceThatIsNotThereYetIsToldWithWhatMakesIt() {
        service("router", 1);

        assertThat(tell(SMALL, aws)).isFalse();

        assertThat(told())
                .containsPattern(
                        "admin +is not there: `make deploy DEPLOY_ENV=test STACK=admin` makes it");
    }

    @Test
    void whereTheLoadBalancerRoutesNoRouterIsMissed() {
        service("admin", 1);

        assertThat(tell(Deployments.routedByLoadBalancer().settings(), aws)).isTrue();

        assertThat(told()).doesNotContain("router");
    }

    @Test
    void anEnvironmentThatIsNotDeployedIsToldByTheParameterThatIsMissing() {
        String name = Parameter.EDGE_DOMAIN_NAME.in(SMALL.environment());
        ssm.deleteParameter(request -> request.name(name));

        assertThatThrownBy(() -> tell(SMALL, aws))
                .isInstanceOf(AwsException.class)
                .hasMessage(
                        "test is not deployed yet: the parameter /tc/test/edge/domainName is missing,"
                                + " which `make deploy DEPLOY_ENV=test` writes");
        assertThat(told()).isEmpty();
    }

    @Test
    void anotherAccountsCredentialsAreRefused() {
        try (AwsAccess other = access(CallersOf.account("999999999999", aws))) {
            assertThatThrownBy(() -> tell(SMALL, other))
                    .isInstanceOf(AwsException.class)
                    .hasMessageContaining("belong to account 999999999999")
                    .hasMessageContaining("test is in account 123456789012");
        }
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        moto.refuseOnce("DescribeServices");

        assertThatThrownBy(() -> tell(SMALL, aws))
                .isInstanceOf(AwsException.class)
                .hasMessage(
                        "These credentials may not do this: allow ecs:DescribeServices on service teamclaw-router-test");
    }

    private boolean tell(DeploySettings settings, AwsAccess caller) {
        return PlatformStatus.tell(
                settings, caller, new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private static void service(String part, int tasks) {
        ecs.createService(
                request ->
                        request.cluster(NAMES.platform())
                                .serviceName(NAMES.of(part))
                                .taskDefinition("any")
                                .desiredCount(tasks));
    }

    private static void publish(Parameter parameter, String value) {
        ssm.putParameter(
                request ->
                        request.name(parameter.in(SMALL.environment()))
                                .type(ParameterType.STRING)
                                .overwrite(true)
                                .value(value));
    }

    private static AwsAccess access(AwsCredentials credentials) {
        return AwsAccess.of(
                SMALL.region(),
                StaticCredentialsProvider.create(credentials),
                Optional.of(moto.endpoint()));
    }
}
