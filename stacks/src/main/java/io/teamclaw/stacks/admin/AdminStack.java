package io.teamclaw.stacks.admin;

import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import software.constructs.Construct;

/** The portal and admin service, alarms and the dashboard. */
public final class AdminStack extends PlatformStack {
    public AdminStack(Construct scope, Deployment deployment) {
        super(scope, StackName.ADMIN, deployment);
        SharedValues shared = new SharedValues(this, deployment);
    }
}
