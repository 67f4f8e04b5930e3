package io.teamclaw.stacks.foundation;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import software.constructs.Construct;

/** Network, files, images, keys and secrets: what everything else stands on. */
public final class FoundationStack extends PlatformStack {
    public FoundationStack(Construct scope, Deployment deployment) {
        super(scope, StackName.FOUNDATION, deployment);
        SharedValues shared = new SharedValues(this, deployment);
        PlatformKey key = new PlatformKey(this, deployment);
        shared.publish(Parameter.KEY_ARN, key.arn());

        Network network = new Network(this, deployment);
        shared.publish(Parameter.VPC_ID, network.vpcId());
        shared.publish(Parameter.PUBLIC_SUBNET_IDS, network.publicSubnetIds());
        shared.publish(Parameter.PRIVATE_SUBNET_IDS, network.privateSubnetIds());
        new GatewayEndpoints(this, deployment, network);
        new InterfaceEndpoints(this, deployment, network);
        new FlowLogs(this, deployment, network, key.arn());

        FileSystem files = new FileSystem(this, deployment, network, key.arn());
        shared.publish(Parameter.FILE_SYSTEM_ID, files.id());
        shared.publish(Parameter.FILE_SYSTEM_ARN, files.arn());
        shared.publish(Parameter.FILE_SYSTEM_SECURITY_GROUP_ID, files.securityGroupId());
        shared.publish(Parameter.TEMPLATE_ACCESS_POINT_ID, files.template().id());
        shared.publish(Parameter.TEMPLATE_ACCESS_POINT_ARN, files.template().arn());
        shared.publish(Parameter.SYSTEM_ACCESS_POINT_ID, files.system().id());
        shared.publish(Parameter.SYSTEM_ACCESS_POINT_ARN, files.system().arn());

        shared.publish(Parameter.SIDECAR_REPOSITORY, images(deployment, Part.SIDECAR, key));
        shared.publish(Parameter.ROUTER_REPOSITORY, images(deployment, Part.ROUTER, key));
        shared.publish(Parameter.ADMIN_REPOSITORY, images(deployment, Part.ADMIN, key));
        shared.publish(Parameter.OPENCLAW_REPOSITORY, images(deployment, Part.OPENCLAW, key));

        KeyPoolSecret keyPool = new KeyPoolSecret(this, deployment, key.arn());
        BootstrapSecrets secrets = new BootstrapSecrets(this, deployment);
        shared.publish(Parameter.KEY_POOL_SECRET_ARN, keyPool.arn());
        shared.publish(Parameter.SESSION_SIGNING_SECRET_ARN, secrets.sessionSigningArn());
        shared.publish(Parameter.EXTERNAL_ID_SECRET_ARN, secrets.externalIdArn());
        shared.publish(Parameter.ORIGIN_SECRET_ARN, secrets.originArn());
    }

    private String images(Deployment deployment, String part, PlatformKey key) {
        return new ImageRepository(this, deployment, part, key.arn()).uri();
    }
}
