package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/** What a service's tasks are made of. */
final class ServiceTask {
    private ServiceTask() {}

    /**
     * @param logGroup name of that which its container writes
     */
    static EcsTaskDefinition of(
            Construct scope,
            Deployment deployment,
            ServiceSpec spec,
            String executionRoleArn,
            String logGroup) {
        return EcsTaskDefinition.Builder.create(scope, "task")
                .family(deployment.names().of(spec.part()))
                .requiresCompatibilities(List.of("FARGATE"))
                .networkMode("awsvpc")
                .cpu(String.valueOf(spec.size().cpu()))
                .memory(String.valueOf(spec.size().memoryMiB()))
                .runtimePlatform(
                        EcsTaskDefinitionRuntimePlatform.builder()
                                .operatingSystemFamily("LINUX")
                                .cpuArchitecture(
                                        deployment.settings().workspace().architecture().name())
                                .build())
                .taskRoleArn(spec.taskRole().arn())
                .executionRoleArn(executionRoleArn)
                .volume(List.of(EcsTaskDefinitionVolume.builder().name("tmp").build()))
                .containerDefinitions(
                        ContainerDefinition.json(
                                spec.containers(logGroup, deployment.settings().region())))
                .build();
    }
}
