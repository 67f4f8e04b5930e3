package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import io.teamclaw.config.deploy.WorkspaceTaskSettings;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import io.teamclaw.stacks.service.ContainerDefinition;
import java.util.List;
import software.constructs.Construct;

/**
 * The task definition from which each person's own is derived: their home, role and ids in the
 * places of the template's. The agent starts when its configuration is written and its sidecar
 * answers.
 */
final class WorkspaceTemplate extends Construct {
    private final EcsTaskDefinition definition;

    WorkspaceTemplate(
            Construct scope,
            Deployment deployment,
            SharedValues shared,
            WorkspaceRoles roles,
            SidecarContainers ours,
            ITerraformDependable sidecarRole) {
        super(scope, "workspace-template");
        WorkspaceTaskSettings task = deployment.settings().workspace();
        String region = deployment.settings().region();
        String log =
                new PlatformLogGroup(
                                this,
                                "log",
                                deployment,
                                Part.WORKSPACES,
                                shared.read(Parameter.KEY_ARN))
                        .name();
        this.definition =
                EcsTaskDefinition.Builder.create(this, "definition")
                        .family(deployment.names().workspaceFamily())
                        .requiresCompatibilities(List.of("FARGATE"))
                        .networkMode("awsvpc")
                        .cpu(String.valueOf(task.cpu()))
                        .memory(String.valueOf(task.memoryMiB()))
                        .runtimePlatform(
                                EcsTaskDefinitionRuntimePlatform.builder()
                                        .operatingSystemFamily("LINUX")
                                        .cpuArchitecture(task.architecture().name())
                                        .build())
                        .taskRoleArn(roles.templateArn())
                        .executionRoleArn(roles.executionArn())
                        .volume(WorkspaceVolumes.of(shared))
                        .containerDefinitions(
                                ContainerDefinition.json(
                                        List.of(
                                                ours.configure(log, region),
                                                ours.sidecar(log, region),
                                                AgentContainer.of(task, log, region))))
                        .dependsOn(List.of(sidecarRole))
                        .build();
    }

    String arn() {
        return definition.getArn();
    }
}
