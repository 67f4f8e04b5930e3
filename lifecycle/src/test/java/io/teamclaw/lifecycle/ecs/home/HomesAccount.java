package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.RecordedCalls;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Waiting;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An emulated account with what the stacks make for workspaces, and its clients: one set that is
 * recorded, for what is tested, and one for the tests' own looks.
 */
public final class HomesAccount implements AutoCloseable {
    static final UserId ADA = new UserId("ada");
    static final TeamId RED = new TeamId("red");
    static final TeamId BLUE = new TeamId("blue");
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final String REGION = "eu-west-1";
    private static final String ARN = "arn:aws:%s:%s:" + MotoServer.ACCOUNT + ":%s";

    final RecordedCalls calls = new RecordedCalls();
    public final EcsClient ecs;
    public final EfsClient efs;
    public final IamClient iam;
    public final EcsPlatform platform;
    final MotoServer server;
    final String templateHome;
    final String systemFolder;
    private final EcsClient recordedEcs;
    private final EfsClient recordedEfs;
    private final IamClient recordedIam;

    private HomesAccount(MotoServer server) {
        this.server = server;
        this.ecs = client(EcsClient.builder());
        this.efs = client(EfsClient.builder());
        this.iam = client(IamClient.builder());
        this.recordedEcs = recorded(EcsClient.builder());
        this.recordedEfs = recorded(EfsClient.builder());
        this.recordedIam = recorded(IamClient.builder());
        ecs.createCluster(
                cluster ->
                        cluster.clusterName("teamclaw-test")
                                .capacityProviders("FARGATE", "FARGATE_SPOT"));
        var files = efs.createFileSystem(request -> request.creationToken("homes"));
        this.templateHome = accessPoint(files.fileSystemId(), "/users/template");
        this.systemFolder = accessPoint(files.fileSystemId(), "/system");
        this.platform =
                new EcsPlatform(
                        new ResourceNames(new EnvironmentName("test"), MotoServer.ACCOUNT),
                        ARN.formatted("ecs", REGION, "cluster/teamclaw-test"),
                        register(),
                        "sg-workspaces",
                        List.of("subnet-a", "subnet-b"),
                        ARN.formatted("iam", "", "policy/teamclaw/test/workspace-boundary"),
                        ARN.formatted("iam", "", "role/teamclaw/test/execution"),
                        ARN.formatted("iam", "", "role/teamclaw/test/teamclaw-sidecar-test"),
                        files.fileSystemId(),
                        files.fileSystemArn(),
                        70);
    }

    /** An account with nothing else in it; the server stays the caller's. */
    public static HomesAccount on(MotoServer server) throws IOException, InterruptedException {
        server.forgetAll();
        return new HomesAccount(server);
    }

    /** As a process that has just started. */
    Homes homes() {
        return homes(platform);
    }

    /** A person of a team. */
    static User person(UserId id, TeamId team) {
        return People.person(id.value(), team);
    }

    /** Registers the template again, with another image. */
    EcsPlatform withNewTemplate() {
        return new EcsPlatform(
                platform.names(),
                platform.clusterArn(),
                register(),
                platform.securityGroupId(),
                platform.subnetIds(),
                platform.boundaryArn(),
                platform.executionRoleArn(),
                platform.sidecarRoleArn(),
                platform.fileSystemId(),
                platform.fileSystemArn(),
                platform.spotPercent());
    }

    Homes homes(EcsPlatform other) {
        SettableClock clock = new SettableClock(NOW);
        return new Homes(
                other,
                recordedEcs,
                recordedEfs,
                recordedIam,
                clock,
                new Waiting(clock, clock::advance));
    }

    private String register() {
        RegisterTaskDefinitionRequest template =
                SampleTemplate.of(templateHome, systemFolder, "fs-homes");
        return ecs.registerTaskDefinition(template).taskDefinition().taskDefinitionArn();
    }

    private String accessPoint(String fileSystemId, String path) {
        String id =
                efs.createAccessPoint(
                                request ->
                                        request.clientToken(path)
                                                .fileSystemId(fileSystemId)
                                                .posixUser(user -> user.uid(1000L).gid(1000L))
                                                .rootDirectory(root -> root.path(path))
                                                .tags(tag("Environment", "test")))
                        .accessPointId();
        efs.describeAccessPoints(request -> request.accessPointId(id));
        return id;
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** The access points that show a folder, being or on their way. */
    public List<AccessPointDescription> accessPointsOf(String path) {
        return efs
                .describeAccessPoints(request -> request.fileSystemId(platform.fileSystemId()))
                .accessPoints()
                .stream()
                .filter(each -> each.rootDirectory().path().equals(path))
                .filter(each -> !AccessPoints.isOnItsWayOut(each))
                .toList();
    }

    /** Names of the roles below the workspaces' path. */
    public List<String> roleNames() {
        return iam
                .listRoles(request -> request.pathPrefix(platform.names().workspaceRolePath()))
                .roles()
                .stream()
                .map(software.amazon.awssdk.services.iam.model.Role::roleName)
                .toList();
    }

    TaskDefinition definition(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn)).taskDefinition();
    }

    Map<String, String> definitionTags(String arn) {
        return ecs
                .describeTaskDefinition(
                        request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS))
                .tags()
                .stream()
                .collect(Collectors.toMap(each -> each.key(), each -> each.value()));
    }

    public Map<String, String> roleTags(String name) {
        return iam.getRole(request -> request.roleName(name)).role().tags().stream()
                .collect(Collectors.toMap(each -> each.key(), each -> each.value()));
    }

    String rolePolicy(String name) {
        return URLDecoder.decode(
                iam.getRolePolicy(request -> request.roleName(name).policyName("workspace"))
                        .policyDocument(),
                StandardCharsets.UTF_8);
    }

    /** What the role of Ada should be allowed to. */
    String policy(String home, String teamFolder) {
        return WorkspacePermissions.policy(
                        platform.fileSystemArn(),
                        platform.accessPointArn(home),
                        List.of(
                                platform.accessPointArn(systemFolder),
                                platform.accessPointArn(teamFolder)),
                        platform.sidecarRoleArn())
                .json();
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return configured(builder).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> C recorded(B builder) {
        return configured(builder)
                .overrideConfiguration(each -> each.addExecutionInterceptor(calls))
                .build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        return Emulated.at(server.endpoint(), builder);
    }

    @Override
    public void close() {
        List.of(ecs, efs, iam, recordedEcs, recordedEfs, recordedIam)
                .forEach(software.amazon.awssdk.utils.SdkAutoCloseable::close);
    }
}
