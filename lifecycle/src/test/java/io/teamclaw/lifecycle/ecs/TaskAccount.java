package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.ecs.home.Homes;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.RecordedCalls;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Pause;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An emulated account with a cluster, and a runtime whose calls are recorded, whose waits let its
 * clock go on, and whose gateways answer as the test says.
 */
final class TaskAccount implements AutoCloseable {
    static final User ADA = People.person("ada", new TeamId("red"));

    static final String FAMILY = "teamclaw-user-test-ada";

    final MotoServer server;
    final RecordedCalls calls = new RecordedCalls();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00.5Z"));
    final AtomicReference<GatewayProbe> gateways = new AtomicReference<>((owner, at) -> true);
    final Pause pause = clock::advance;

    /** For the test's own looks. */
    final EcsClient ecs;

    final EcsClient recorded;
    private final EfsClient efs;
    private final IamClient iam;
    private final String cluster;

    private TaskAccount(MotoServer server) {
        this.server = server;
        this.ecs = client(EcsClient.builder());
        this.recorded =
                client(
                        EcsClient.builder()
                                .overrideConfiguration(
                                        config ->
                                                config.addExecutionInterceptor(calls)
                                                        .retryStrategy(
                                                                retry -> retry.maxAttempts(1))));
        this.efs = client(EfsClient.builder());
        this.iam = client(IamClient.builder());
        this.cluster =
                ecs.createCluster(
                                request ->
                                        request.clusterName("teamclaw-test")
                                                .capacityProviders("FARGATE", "FARGATE_SPOT"))
                        .cluster()
                        .clusterArn();
        define(FAMILY);
    }

    /** An account that was empty, and becomes empty. */
    static TaskAccount on(MotoServer server) throws IOException, InterruptedException {
        server.forgetAll();
        return new TaskAccount(server);
    }

    EcsPlatform platform(int spotPercent) {
        return platform(spotPercent, "template", "fs-homes", "arn:aws:efs:eu-west-1:1:fs-homes");
    }

    EcsPlatform platform(int spotPercent, String template, String fileSystem, String fileArn) {
        return new EcsPlatform(
                new ResourceNames(new EnvironmentName("test"), MotoServer.ACCOUNT),
                cluster,
                template,
                "sg-workspaces",
                List.of("subnet-a", "subnet-b"),
                "arn:aws:iam::123456789012:policy/boundary",
                "arn:aws:iam::123456789012:role/execution",
                "arn:aws:iam::123456789012:role/sidecar",
                fileSystem,
                fileArn,
                spotPercent);
    }

    /** As a process that has just started. */
    EcsTaskRuntime runtime(int spotPercent) {
        return runtime(platform(spotPercent));
    }

    EcsTaskRuntime runtime(EcsPlatform platform) {
        return new EcsTaskRuntime(
                platform,
                recorded,
                new Homes(platform, recorded, efs, iam, clock, Waiting.real()),
                (owner, address) -> gateways.get().answersAs(owner, address),
                clock,
                pause);
    }

    TaskInventory inventory() {
        return new TaskInventory(platform(0), recorded, clock);
    }

    EfsClient efs() {
        return efs;
    }

    /** Registers a definition with the three containers of a workspace. */
    String define(String family) {
        return ecs.registerTaskDefinition(
                        request ->
                                request.family(family)
                                        .networkMode(NetworkMode.AWSVPC)
                                        .containerDefinitions(containers()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    static List<ContainerDefinition> containers() {
        ContainerDefinition.Builder container =
                ContainerDefinition.builder().image("an-image:1").memory(128);
        return List.of(
                container.name("configure").essential(false).build(),
                container.name("proxy-sidecar").essential(true).build(),
                container
                        .name("teamclaw")
                        .dependsOn(
                                needs ->
                                        needs.containerName("proxy-sidecar")
                                                .condition(ContainerCondition.HEALTHY))
                        .build());
    }

    /** Runs a task that our code did not ask for. */
    String run(String family, String startedBy) {
        return ecs.runTask(
                        request ->
                                request.cluster(cluster)
                                        .taskDefinition(family)
                                        .startedBy(startedBy)
                                        .networkConfiguration(
                                                network ->
                                                        network.awsvpcConfiguration(
                                                                vpc -> vpc.subnets("subnet-a"))))
                .tasks()
                .get(0)
                .taskArn();
    }

    /** As ECS has it; to look lets it take a step. */
    Task task(String arn) {
        return ecs.describeTasks(request -> request.cluster(cluster).tasks(arn)).tasks().get(0);
    }

    private <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
        return Emulated.at(server.endpoint(), builder).build();
    }

    @Override
    public void close() {
        ecs.close();
        recorded.close();
        efs.close();
        iam.close();
    }
}
