package io.teamclaw.stacks.cluster;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.service.Entrance;
import io.teamclaw.stacks.service.OriginSecret;
import io.teamclaw.stacks.service.ServicePlace;
import software.constructs.Construct;

/** The entrance from the internet, the router, and what workspaces run on. */
public final class ClusterStack extends PlatformStack {
    public ClusterStack(Construct scope, Deployment deployment) {
        super(scope, StackName.CLUSTER, deployment);
        SharedValues shared = new SharedValues(this, deployment);
        EcsPlace ecs = new EcsPlace(this, deployment, shared.read(Parameter.KEY_ARN));
        AccessLogBucket logs = new AccessLogBucket(this, deployment);
        LoadBalancer balancer = new LoadBalancer(this, deployment, shared, logs);
        OriginSecret origin = new OriginSecret(this, shared);
        ServicePlace place =
                new ServicePlace(
                        shared.read(Parameter.VPC_ID),
                        shared.readList(Parameter.PRIVATE_SUBNET_IDS),
                        ecs.arn(),
                        shared.read(Parameter.KEY_ARN));
        new RouterService(
                this,
                deployment,
                shared,
                place,
                new Entrance(
                        balancer.listenerArn(),
                        balancer.securityGroupId(),
                        origin.value(),
                        RouterService.PRIORITY,
                        RouterService.PATHS),
                "https://" + balancer.dnsName());
    }
}
