package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.ITerraformDependable;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PlatformRole;
import io.teamclaw.stacks.secrets.RotatedSecret;
import software.constructs.Construct;

/**
 * The role that a workspace's sidecar takes on, and its agent cannot, for want of the external id.
 */
final class SidecarRole extends Construct {
    private final RotatedSecret externalId;
    private final PlatformRole role;

    SidecarRole(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "sidecar-role");
        // IAM knows no reference in a trust policy: the value stands there, and so in the state.
        this.externalId =
                new RotatedSecret(
                        this, "external-id", shared.read(Parameter.EXTERNAL_ID_SECRET_ARN));
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        Part.SIDECAR,
                        SidecarPermissions.trust(deployment, externalId.accepted()),
                        SidecarPermissions.permissions(deployment));
    }

    String arn() {
        return role.arn();
    }

    /** Where ECS fetches what a sidecar shows. */
    String externalId() {
        return externalId.currentForContainers();
    }

    /** What to depend on for whoever shows the external id: only then the role takes it. */
    ITerraformDependable ready() {
        return role.permissions();
    }
}
