package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import io.teamclaw.config.deploy.ServiceSettings;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/** More tasks when a service's processors are busy, fewer when they are not. */
final class ServiceScaling extends Construct {
    /** Leaves room for what comes while a new task starts. */
    private static final int CPU_PERCENT = 60;

    /** Quick to grow, slow to shrink: each task that goes breaks open connections. */
    private static final int GROW_SECONDS = 60;

    private static final int SHRINK_SECONDS = 600;

    ServiceScaling(
            Construct scope, Deployment deployment, EcsService service, ServiceSettings size) {
        super(scope, "scaling");
        AppautoscalingTarget target =
                AppautoscalingTarget.Builder.create(this, "target")
                        .serviceNamespace("ecs")
                        .scalableDimension("ecs:service:DesiredCount")
                        .resourceId(
                                "service/"
                                        + deployment.names().platform()
                                        + "/"
                                        + service.getName())
                        .minCapacity(size.tasks())
                        .maxCapacity(size.maxTasks())
                        .build();
        AppautoscalingPolicy.Builder.create(this, "cpu")
                .name("cpu")
                .policyType("TargetTrackingScaling")
                .serviceNamespace(target.getServiceNamespace())
                .scalableDimension(target.getScalableDimension())
                .resourceId(target.getResourceId())
                .targetTrackingScalingPolicyConfiguration(
                        AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
                                .targetValue(CPU_PERCENT)
                                .scaleOutCooldown(GROW_SECONDS)
                                .scaleInCooldown(SHRINK_SECONDS)
                                .predefinedMetricSpecification(
                                        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
                                                .builder()
                                                .predefinedMetricType(
                                                        "ECSServiceAverageCPUUtilization")
                                                .build())
                                .build())
                .build();
    }
}
