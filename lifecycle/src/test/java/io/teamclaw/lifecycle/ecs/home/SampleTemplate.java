package io.teamclaw.lifecycle.ecs.home;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfigIAM;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Volume;

/** A workspace template of the cluster stack's form, with something in every field. */
public final class SampleTemplate {
    private SampleTemplate() {}

    public static RegisterTaskDefinitionRequest of(
            String templateHome, String systemFolder, String fileSystemId) {
        return RegisterTaskDefinitionRequest.builder()
                .family("teamclaw-user-test")
                .taskRoleArn("arn:aws:iam::123456789012:role/teamclaw-user-test-template")
                .executionRoleArn("arn:aws:iam::123456789012:role/teamclaw/test/execution")
                .networkMode(NetworkMode.AWSVPC)
                .requiresCompatibilities(Compatibility.FARGATE)
                .cpu("1024")
                .memory("3072")
                .runtimePlatform(
                        platform ->
                                platform.operatingSystemFamily("LINUX").cpuArchitecture("ARM64"))
                .ephemeralStorage(storage -> storage.sizeInGiB(30))
                .volumes(
                        files("home", templateHome, fileSystemId),
                        files("system", systemFolder, fileSystemId),
                        files("team", templateHome, fileSystemId),
                        Volume.builder().name("config").build())
                .containerDefinitions(configure(), agent())
                .build();
    }

    private static Volume files(String name, String accessPoint, String fileSystemId) {
        return Volume.builder()
                .name(name)
                .efsVolumeConfiguration(
                        files ->
                                files.fileSystemId(fileSystemId)
                                        .transitEncryption(EFSTransitEncryption.ENABLED)
                                        .authorizationConfig(
                                                config ->
                                                        config.accessPointId(accessPoint)
                                                                .iam(
                                                                        EFSAuthorizationConfigIAM
                                                                                .ENABLED)))
                .build();
    }

    private static ContainerDefinition configure() {
        return ContainerDefinition.builder()
                .name("configure")
                .image("sidecar:1")
                .essential(false)
                .command("configure")
                .environment(
                        variable("USER_ID", "template"),
                        variable("TEAM_ID", "template"),
                        variable("PUBLIC_ORIGIN", "https://team.company.com"))
                .secrets(
                        Secret.builder()
                                .name("SIDECAR_EXTERNAL_ID")
                                .valueFrom("arn:aws:secretsmanager:x")
                                .build())
                .mountPoints(mount("config", "/config", false))
                .build();
    }

    private static ContainerDefinition agent() {
        return ContainerDefinition.builder()
                .name("teamclaw")
                .image("ghcr.io/openclaw/openclaw:2026.9.6")
                .essential(true)
                .readonlyRootFilesystem(true)
                .user("1000")
                .linuxParameters(
                        linux ->
                                linux.initProcessEnabled(false)
                                        .capabilities(capabilities -> capabilities.drop("ALL")))
                .healthCheck(check -> check.command("CMD", "true").interval(15).retries(4))
                .dependsOn(
                        depends ->
                                depends.containerName("configure")
                                        .condition(ContainerCondition.SUCCESS))
                .stopTimeout(120)
                .mountPoints(
                        List.of(
                                mount("home", "/home/node", false),
                                mount("system", "/mnt/system", true),
                                mount("team", "/mnt/team", true),
                                mount("config", "/config", true)))
                .logConfiguration(
                        log ->
                                log.logDriver(LogDriver.AWSLOGS)
                                        .options(
                                                Map.of(
                                                        "awslogs-group",
                                                        "/teamclaw/test/workspaces")))
                .build();
    }

    private static MountPoint mount(String volume, String path, boolean readOnly) {
        return MountPoint.builder()
                .sourceVolume(volume)
                .containerPath(path)
                .readOnly(readOnly)
                .build();
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }
}
