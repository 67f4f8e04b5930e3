package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig;
import java.util.List;

/** A workspace task's volumes. All but the home live as long as the task. */
final class WorkspaceVolumes {
    static final String HOME = "home";
    static final String CONFIG = "config";
    static final String TMP = "tmp";
    static final String AGENT_TMP = "agent-tmp";

    private WorkspaceVolumes() {}

    static List<EcsTaskDefinitionVolume> of(String fileSystemId, String accessPointId) {
        return List.of(
                EcsTaskDefinitionVolume.builder()
                        .name(HOME)
                        .efsVolumeConfiguration(home(fileSystemId, accessPointId))
                        .build(),
                EcsTaskDefinitionVolume.builder().name(CONFIG).build(),
                EcsTaskDefinitionVolume.builder().name(TMP).build(),
                EcsTaskDefinitionVolume.builder().name(AGENT_TMP).build());
    }

    private static EcsTaskDefinitionVolumeEfsVolumeConfiguration home(
            String fileSystemId, String accessPointId) {
        return EcsTaskDefinitionVolumeEfsVolumeConfiguration.builder()
                .fileSystemId(fileSystemId)
                .transitEncryption("ENABLED")
                .authorizationConfig(
                        EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig.builder()
                                .accessPointId(accessPointId)
                                .iam("ENABLED")
                                .build())
                .build();
    }
}
