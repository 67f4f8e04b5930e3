package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentCircuitBreaker;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceLoadBalancer;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceNetworkConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * One of the platform's own services on Fargate: its log, tasks in private subnets, its way in
 * through the load balancer, and how it grows. A deployment that does not get healthy goes back by
 * itself.
 */
public final class FargateService extends Construct {
    /** Java with a cold class path takes half a minute on a quarter of a processor. */
    private static final int GRACE_SECONDS = 120;

    private final EcsService service;
    private final ServiceTarget target;
    private final ServiceFirewall firewall;
    private final PlatformLogGroup logs;
    private final ExecutionRole execution;

    public FargateService(
            Construct scope,
            String id,
            Deployment deployment,
            ServicePlace place,
            ServiceSpec spec,
            Entrance entrance) {
        super(scope, id);
        this.firewall = new ServiceFirewall(this, deployment, place, spec, entrance);
        this.target = new ServiceTarget(this, deployment, place, spec, entrance);
        this.logs = new PlatformLogGroup(this, "log", deployment, spec.part(), place.keyArn());
        this.execution =
                new ExecutionRole(this, "execution", deployment, spec.part(), spec.reach());
        this.service =
                service(
                        deployment,
                        place,
                        spec,
                        ServiceTask.of(this, deployment, spec, execution.arn(), logs.name()));
        new ServiceScaling(this, deployment, service, spec.size());
    }

    private EcsService service(
            Deployment deployment, ServicePlace place, ServiceSpec spec, EcsTaskDefinition task) {
        EcsService made =
                EcsService.Builder.create(this, "service")
                        .name(deployment.names().of(spec.part()))
                        .cluster(place.clusterArn())
                        .taskDefinition(task.getArn())
                        .launchType("FARGATE")
                        .platformVersion("LATEST")
                        .desiredCount(spec.size().tasks())
                        .deploymentMinimumHealthyPercent(100)
                        .deploymentMaximumPercent(200)
                        .deploymentCircuitBreaker(
                                EcsServiceDeploymentCircuitBreaker.builder()
                                        .enable(true)
                                        .rollback(true)
                                        .build())
                        .healthCheckGracePeriodSeconds(GRACE_SECONDS)
                        .networkConfiguration(
                                EcsServiceNetworkConfiguration.builder()
                                        .subnets(place.privateSubnets())
                                        .securityGroups(List.of(firewall.groupId()))
                                        .assignPublicIp(false)
                                        .build())
                        .loadBalancer(
                                List.of(
                                        EcsServiceLoadBalancer.builder()
                                                .containerName(spec.part())
                                                .containerPort(spec.port())
                                                .targetGroupArn(target.arn())
                                                .build()))
                        .enableEcsManagedTags(true)
                        .propagateTags("SERVICE")
                        // Autoscaling moves it.
                        .lifecycle(
                                TerraformResourceLifecycle.builder()
                                        .ignoreChanges(List.of("desired_count"))
                                        .build())
                        .dependsOn(needs(spec))
                        .build();
        // Newer than the bindings.
        made.addOverride("availability_zone_rebalancing", "ENABLED");
        return made;
    }

    /**
     * All that a task needs to get healthy. ECS starts tasks at once; without these a deployment
     * fails, and the first has none to go back to.
     */
    private List<ITerraformDependable> needs(ServiceSpec spec) {
        List<ITerraformDependable> needs = new ArrayList<>(firewall.open());
        needs.add(target.rule());
        needs.add(execution.permissions());
        needs.add(spec.taskRole().permissions());
        return needs;
    }

    /** The load balancer's rule that leads here. */
    public TerraformResource way() {
        return target.rule();
    }

    public String name() {
        return service.getName();
    }

    public String logGroup() {
        return logs.name();
    }

    public String securityGroupId() {
        return firewall.groupId();
    }

    /** As CloudWatch's dimension spells it, e.g. {@code targetgroup/teamclaw-router-dev/0123}. */
    public String targetGroupSuffix() {
        return target.suffix();
    }
}
