package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.stacks.SharedValues;
import java.util.List;

/**
 * A workspace task's volumes: the home and what is shared, each by an access point, and what lives
 * as long as the task. The template's home stands in the place of a team's folder too.
 */
final class WorkspaceVolumes {
    static final String CONFIG = "config";
    static final String TMP = "tmp";
    static final String AGENT_TMP = "agent-tmp";

    private WorkspaceVolumes() {}

    static List<EcsTaskDefinitionVolume> of(SharedValues shared) {
        return List.of(
                files(WorkspaceTask.HOME, Parameter.TEMPLATE_ACCESS_POINT_ID, shared),
                files(WorkspaceTask.SYSTEM, Parameter.SYSTEM_ACCESS_POINT_ID, shared),
                files(WorkspaceTask.TEAM, Parameter.TEMPLATE_ACCESS_POINT_ID, shared),
                EcsTaskDefinitionVolume.builder().name(CONFIG).build(),
                EcsTaskDefinitionVolume.builder().name(TMP).build(),
                EcsTaskDefinitionVolume.builder().name(AGENT_TMP).build());
    }

    private static EcsTaskDefinitionVolume files(
            String name, Parameter accessPointId, SharedValues shared) {
        return EcsTaskDefinitionVolume.builder()
                .name(name)
                .efsVolumeConfiguration(
                        EcsTaskDefinitionVolumeEfsVolumeConfiguration.builder()
                                .fileSystemId(shared.read(Parameter.FILE_SYSTEM_ID))
                                .transitEncryption("ENABLED")
                                .authorizationConfig(byAccessPoint(shared.read(accessPointId)))
                                .build())
                .build();
    }

    private static EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig byAccessPoint(
            String id) {
        return EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig.builder()
                .accessPointId(id)
                .iam("ENABLED")
                .build();
    }
}
