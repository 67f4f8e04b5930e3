package io.teamclaw.stacks.cluster;

import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import software.constructs.Construct;

/** The entrance from the internet, the router, and what workspaces run on. */
public final class ClusterStack extends PlatformStack {
    public ClusterStack(Construct scope, Deployment deployment) {
        super(scope, StackName.CLUSTER, deployment);
        SharedValues shared = new SharedValues(this, deployment);
    }
}
