package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.TaskRuntimeContract;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Volume;

/** On an emulated account, in which nothing of a person is there at first. */
class EcsTaskRuntimeContractTest extends TaskRuntimeContract {
    private static MotoServer server;

    private TaskAccount account;
    private TaskRuntime runtime;

    @BeforeAll
    static void startServer() throws IOException {
        server = MotoServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        account = TaskAccount.on(server);
        var files = account.efs().createFileSystem(request -> request.creationToken("homes"));
        runtime =
                account.runtime(
                        account.platform(
                                70,
                                template(files.fileSystemId()),
                                files.fileSystemId(),
                                files.fileSystemArn()));
    }

    @AfterEach
    void end() {
        account.close();
    }

    @Override
    protected TaskRuntime runtime() {
        return runtime;
    }

    @Override
    protected TaskRef unknown() {
        return new TaskRef(
                "arn:aws:ecs:eu-west-1:123456789012:task/teamclaw-test/"
                        + "00000000000000000000000000000000");
    }

    /** With the places that a person's own differs in. */
    private String template(String fileSystem) {
        var containers =
                TaskAccount.containers().stream()
                        .map(
                                each ->
                                        each.toBuilder()
                                                .environment(
                                                        variable("USER_ID"), variable("TEAM_ID"))
                                                .build())
                        .toList();
        return account.ecs
                .registerTaskDefinition(
                        request ->
                                request.family("teamclaw-user-test")
                                        .networkMode(NetworkMode.AWSVPC)
                                        .containerDefinitions(containers)
                                        .volumes(
                                                volume("home", fileSystem),
                                                volume("system", fileSystem),
                                                volume("team", fileSystem)))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private static KeyValuePair variable(String name) {
        return KeyValuePair.builder().name(name).value("template").build();
    }

    private Volume volume(String name, String fileSystem) {
        String accessPoint =
                account.efs()
                        .createAccessPoint(
                                request ->
                                        request.clientToken(name)
                                                .fileSystemId(fileSystem)
                                                .rootDirectory(root -> root.path("/" + name)))
                        .accessPointId();
        return Volume.builder()
                .name(name)
                .efsVolumeConfiguration(
                        files ->
                                files.fileSystemId(fileSystem)
                                        .transitEncryption(EFSTransitEncryption.ENABLED)
                                        .authorizationConfig(
                                                config -> config.accessPointId(accessPoint)))
                .build();
    }
}
