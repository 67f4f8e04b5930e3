package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.names.WorkspaceFolders;
import io.teamclaw.config.names.WorkspaceTask;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * A task that empties a person's home and ends: one container of OpenClaw's image, as OpenClaw's
 * user, with nothing but the home. It is of the person's family and has their role, which can mount
 * no other home.
 */
final class WipeDefinition {
    /** Name of the container. */
    static final String CONTAINER = "wipe";

    /**
     * An agent may have made folders that even their owner cannot enter: those are opened first,
     * from the top down. Links are not followed, and the home's own folder stays.
     */
    static final String SCRIPT =
            "chmod u+rwx \"$0\" && cd \"$0\" && find . -xdev -type d ! -perm -700 -exec chmod u+rwx {} \\;"
                    + " && find . -xdev -mindepth 1 -delete";

    private static final List<String> SHELL =
            List.of("/usr/bin/env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin", "/bin/sh", "-c");

    /** The least that Fargate has: a quarter of a processor and 512 MiB. */
    private static final String CPU = "256";

    private static final String MEMORY = "512";

    private WipeDefinition() {}

    static RegisterTaskDefinitionRequest.Builder of(
            Template template, String roleArn, String home) {
        var definition = template.definition();
        return RegisterTaskDefinitionRequest.builder()
                .taskRoleArn(roleArn)
                .executionRoleArn(definition.executionRoleArn())
                .networkMode(definition.networkMode())
                .requiresCompatibilities(definition.requiresCompatibilities())
                .runtimePlatform(definition.runtimePlatform())
                .cpu(CPU)
                .memory(MEMORY)
                .volumes(template.home(home))
                .containerDefinitions(container(template.agent()));
    }

    /** The shell's first argument after the script is the folder, which it calls {@code $0}. */
    private static ContainerDefinition container(ContainerDefinition agent) {
        return ContainerDefinition.builder()
                .name(CONTAINER)
                .image(agent.image())
                .repositoryCredentials(agent.repositoryCredentials())
                .essential(true)
                .user(WorkspaceFolders.OWNER + ":" + WorkspaceFolders.OWNER)
                .readonlyRootFilesystem(true)
                .linuxParameters(agent.linuxParameters())
                .entryPoint(SHELL)
                .command(SCRIPT, WorkspaceTask.HOME_FOLDER)
                .mountPoints(
                        MountPoint.builder()
                                .sourceVolume(WorkspaceTask.HOME)
                                .containerPath(WorkspaceTask.HOME_FOLDER)
                                .readOnly(false)
                                .build())
                .logConfiguration(agent.logConfiguration())
                .build();
    }
}
