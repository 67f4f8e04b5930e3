package io.teamclaw.stacks.controlplane;

import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import software.constructs.Construct;

/** Identities, tables, functions and schedules. */
public final class ControlPlaneStack extends PlatformStack {
    public ControlPlaneStack(Construct scope, Deployment deployment) {
        super(scope, StackName.CONTROL_PLANE, deployment);
        SharedValues shared = new SharedValues(this, deployment);
    }
}
