package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfigurationExecuteCommandConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfigurationExecuteCommandConfigurationLogConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProviders;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProvidersDefaultCapacityProviderStrategy;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * The ECS cluster. What is started without a strategy of its own, the workspaces, is spread over
 * Fargate and Fargate Spot as the settings say.
 */
final class EcsPlace extends Construct {
    private final EcsCluster cluster;

    EcsPlace(Construct scope, Deployment deployment, String keyArn) {
        super(scope, "ecs");
        this.cluster =
                EcsCluster.Builder.create(this, "cluster")
                        .name(deployment.names().platform())
                        .setting(
                                List.of(
                                        EcsClusterSetting.builder()
                                                .name("containerInsights")
                                                .value("enabled")
                                                .build()))
                        .configuration(loggedExec(deployment, keyArn))
                        .build();
        EcsClusterCapacityProviders.Builder.create(this, "capacity")
                .clusterName(cluster.getName())
                .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                .defaultCapacityProviderStrategy(
                        strategy(deployment.settings().workspace().spotPercent()))
                .build();
    }

    /** No service or role of ours allows ECS Exec; whoever adds it is written down. */
    private EcsClusterConfiguration loggedExec(Deployment deployment, String keyArn) {
        PlatformLogGroup log = new PlatformLogGroup(this, "exec-log", deployment, "exec", keyArn);
        return EcsClusterConfiguration.builder()
                .executeCommandConfiguration(
                        EcsClusterConfigurationExecuteCommandConfiguration.builder()
                                .kmsKeyId(keyArn)
                                .logging("OVERRIDE")
                                .logConfiguration(
                                        EcsClusterConfigurationExecuteCommandConfigurationLogConfiguration
                                                .builder()
                                                .cloudWatchEncryptionEnabled(true)
                                                .cloudWatchLogGroupName(log.name())
                                                .build())
                                .build())
                .build();
    }

    private static List<EcsClusterCapacityProvidersDefaultCapacityProviderStrategy> strategy(
            int spotPercent) {
        List<EcsClusterCapacityProvidersDefaultCapacityProviderStrategy> shares = new ArrayList<>();
        if (spotPercent < 100) {
            shares.add(share("FARGATE", 100 - spotPercent));
        }
        if (spotPercent > 0) {
            shares.add(share("FARGATE_SPOT", spotPercent));
        }
        return shares;
    }

    private static EcsClusterCapacityProvidersDefaultCapacityProviderStrategy share(
            String provider, int percent) {
        return EcsClusterCapacityProvidersDefaultCapacityProviderStrategy.builder()
                .capacityProvider(provider)
                .weight(percent)
                .build();
    }

    String name() {
        return cluster.getName();
    }

    String arn() {
        return cluster.getArn();
    }
}
