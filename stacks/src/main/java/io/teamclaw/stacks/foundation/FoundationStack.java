package io.teamclaw.stacks.foundation;

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
    }
}
