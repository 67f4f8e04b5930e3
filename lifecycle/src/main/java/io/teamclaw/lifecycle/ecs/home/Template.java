package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

/**
 * The task definition from which each person's is derived.
 *
 * @param definition as ECS has it
 */
record Template(TaskDefinition definition) {

    /** What a workspace's task runs with; AWS's fields, whatever they are, are taken over as is. */
    RegisterTaskDefinitionRequest.Builder derive(Places places) {
        return RegisterTaskDefinitionRequest.builder()
                .taskRoleArn(places.roleArn())
                .executionRoleArn(definition.executionRoleArn())
                .networkMode(definition.networkMode())
                .containerDefinitions(containers(places))
                .volumes(volumes(places))
                .placementConstraints(definition.placementConstraints())
                .requiresCompatibilities(definition.requiresCompatibilities())
                .cpu(definition.cpu())
                .memory(definition.memory())
                .pidMode(definition.pidMode())
                .ipcMode(definition.ipcMode())
                .proxyConfiguration(definition.proxyConfiguration())
                .inferenceAccelerators(definition.inferenceAccelerators())
                .ephemeralStorage(definition.ephemeralStorage())
                .runtimePlatform(definition.runtimePlatform())
                .enableFaultInjection(definition.enableFaultInjection());
    }

    private List<ContainerDefinition> containers(Places places) {
        Map<String, String> values =
                Map.of(
                        WorkspaceTask.USER_ID, places.user().value(),
                        WorkspaceTask.TEAM_ID, places.team().value());
        values.keySet().forEach(this::requireVariable);
        return definition.containerDefinitions().stream()
                .map(each -> withVariables(each, values))
                .toList();
    }

    private void requireVariable(String name) {
        definition.containerDefinitions().stream()
                .flatMap(each -> each.environment().stream())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noPlaceFor("the variable " + name));
    }

    private static ContainerDefinition withVariables(
            ContainerDefinition container, Map<String, String> values) {
        if (!container.hasEnvironment()) {
            return container;
        }
        List<KeyValuePair> environment =
                container.environment().stream()
                        .map(
                                each ->
                                        each.toBuilder()
                                                .value(
                                                        values.getOrDefault(
                                                                each.name(), each.value()))
                                                .build())
                        .toList();
        return container.toBuilder().environment(environment).build();
    }

    private List<Volume> volumes(Places places) {
        Map<String, String> accessPoints =
                Map.of(
                        WorkspaceTask.HOME, places.home(),
                        WorkspaceTask.TEAM, places.teamFolder());
        accessPoints.keySet().forEach(this::accessPoint);
        return definition.volumes().stream()
                .map(
                        each ->
                                Optional.ofNullable(accessPoints.get(each.name()))
                                        .map(id -> withAccessPoint(each, id))
                                        .orElse(each))
                .toList();
    }

    private static Volume withAccessPoint(Volume volume, String id) {
        EFSVolumeConfiguration files = volume.efsVolumeConfiguration();
        return volume.toBuilder()
                .efsVolumeConfiguration(
                        files.toBuilder()
                                .authorizationConfig(
                                        files.authorizationConfig().toBuilder()
                                                .accessPointId(id)
                                                .build())
                                .build())
                .build();
    }

    /** Id of the access point of what the company shares. */
    String systemFolder() {
        return accessPoint(WorkspaceTask.SYSTEM);
    }

    private String accessPoint(String volume) {
        return Definition.accessPoint(definition, volume)
                .orElseThrow(() -> noPlaceFor("an access point in the volume " + volume));
    }

    /** The volume of a person's files. */
    Volume home(String accessPointId) {
        return definition.volumes().stream()
                .filter(each -> each.name().equals(WorkspaceTask.HOME))
                .findFirst()
                .map(each -> withAccessPoint(each, accessPointId))
                .orElseThrow(() -> noPlaceFor("the volume " + WorkspaceTask.HOME));
    }

    /** The container of OpenClaw's own image. */
    ContainerDefinition agent() {
        return definition.containerDefinitions().stream()
                .filter(each -> each.name().equals(WorkspaceTask.AGENT))
                .findFirst()
                .orElseThrow(() -> noPlaceFor("the container " + WorkspaceTask.AGENT));
    }

    private TaskStartException noPlaceFor(String what) {
        return new TaskStartException(
                FailureKind.INTERNAL,
                "The template of workspaces, "
                        + definition.family()
                        + ":"
                        + definition.revision()
                        + ", lacks "
                        + what
                        + ". An administrator deploys the cluster's stack again, then that of the"
                        + " control plane.");
    }
}
