package io.teamclaw.stacks.cluster;

import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.service.Entrance;
import io.teamclaw.stacks.service.FargateService;
import io.teamclaw.stacks.service.OriginSecret;
import io.teamclaw.stacks.service.ServicePlace;
import software.constructs.Construct;

/** The entrance from the internet, the router, and what workspaces run on. */
public final class ClusterStack extends PlatformStack {
    private final Deployment deployment;
    private final SharedValues shared;

    public ClusterStack(Construct scope, Deployment deployment) {
        super(scope, StackName.CLUSTER, deployment);
        this.deployment = deployment;
        this.shared = new SharedValues(this, deployment);
        AccessLogBucket logs = new AccessLogBucket(this, deployment);
        LoadBalancer balancer = new LoadBalancer(this, deployment, shared, logs);
        OriginSecret secret = new OriginSecret(this, shared);
        EdgeFirewall firewall = new EdgeFirewall(this, deployment, globalProvider(deployment));
        Edge edge = new Edge(this, deployment, balancer, secret.shown(), firewall, logs);
        publish(balancer, edge);

        EcsPlace ecs = new EcsPlace(this, deployment, shared.read(Parameter.KEY_ARN));
        WorkspaceFirewall workspaces = new WorkspaceFirewall(this, deployment, shared);
        WorkspaceRoles roles = new WorkspaceRoles(this, deployment, shared);
        SidecarRole sidecar = new SidecarRole(this, deployment, shared);
        SidecarContainers ours =
                SidecarContainers.of(deployment, shared, edge.publicOrigin(), sidecar.externalId());
        WorkspaceTemplate template =
                new WorkspaceTemplate(this, deployment, shared, roles, ours, sidecar.ready());
        publish(ecs, workspaces, roles, sidecar, template);

        if (deployment.settings().routing() == Routing.ALB) {
            workspaces.admit("load-balancer", balancer.securityGroupId());
            new ClosedPaths(this, balancer.listenerArn(), secret.accepted());
        } else {
            FargateService router = router(ecs, balancer, secret, edge);
            workspaces.admit(Part.ROUTER, router.securityGroupId());
            edge.after(router.way());
            publish(router);
        }
    }

    private FargateService router(
            EcsPlace ecs, LoadBalancer balancer, OriginSecret secret, Edge edge) {
        ServicePlace place =
                new ServicePlace(
                        shared.read(Parameter.VPC_ID),
                        shared.readList(Parameter.PRIVATE_SUBNET_IDS),
                        ecs.arn(),
                        shared.read(Parameter.KEY_ARN));
        Entrance entrance =
                new Entrance(
                        balancer.listenerArn(),
                        balancer.securityGroupId(),
                        secret.accepted(),
                        RouterService.PRIORITY,
                        RouterService.PATHS);
        return new RouterService(this, deployment, shared, place, entrance, edge.publicOrigin())
                .service();
    }

    private void publish(LoadBalancer balancer, Edge edge) {
        shared.publish(Parameter.LOAD_BALANCER_ARN, balancer.arn());
        shared.publish(Parameter.LOAD_BALANCER_SUFFIX, balancer.suffix());
        shared.publish(Parameter.LOAD_BALANCER_DNS_NAME, balancer.dnsName());
        shared.publish(Parameter.LOAD_BALANCER_SECURITY_GROUP_ID, balancer.securityGroupId());
        shared.publish(Parameter.LISTENER_ARN, balancer.listenerArn());
        shared.publish(Parameter.DISTRIBUTION_ID, edge.distributionId());
        shared.publish(Parameter.EDGE_DOMAIN_NAME, edge.domainName());
        shared.publish(Parameter.PUBLIC_ORIGIN, edge.publicOrigin());
    }

    private void publish(
            EcsPlace ecs,
            WorkspaceFirewall workspaces,
            WorkspaceRoles roles,
            SidecarRole sidecar,
            WorkspaceTemplate template) {
        shared.publish(Parameter.CLUSTER_NAME, ecs.name());
        shared.publish(Parameter.CLUSTER_ARN, ecs.arn());
        shared.publish(Parameter.WORKSPACE_SECURITY_GROUP_ID, workspaces.groupId());
        shared.publish(Parameter.WORKSPACE_BOUNDARY_ARN, roles.boundaryArn());
        shared.publish(Parameter.EXECUTION_ROLE_ARN, roles.executionArn());
        shared.publish(Parameter.SIDECAR_ROLE_ARN, sidecar.arn());
        shared.publish(Parameter.WORKSPACE_TEMPLATE_ARN, template.arn());
    }

    private void publish(FargateService router) {
        shared.publish(Parameter.ROUTER_SERVICE_NAME, router.name());
        shared.publish(Parameter.ROUTER_TARGET_GROUP_SUFFIX, router.targetGroupSuffix());
    }
}
