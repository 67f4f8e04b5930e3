package io.teamclaw.stacks.admin;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PlatformRole;
import software.constructs.Construct;

/** What the portal acts as. */
final class AdminRole extends Construct {
    private final PlatformRole role;

    AdminRole(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "role");
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        Part.ADMIN,
                        PlatformRole.trustIn("ecs-tasks.amazonaws.com", deployment),
                        new AdminPermissions(deployment)
                                .policy(
                                        shared.read(Parameter.KEY_POOL_SECRET_ARN),
                                        shared.read(Parameter.USER_POOL_ARN)));
    }

    PlatformRole role() {
        return role;
    }
}
