package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret_version.DataAwsSecretsmanagerSecretVersion;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PlatformRole;
import software.constructs.Construct;

/**
 * The role that a workspace's sidecar takes on, and its agent cannot, for want of the external id.
 */
final class SidecarRole extends Construct {
    /** Names the role; policies of other stacks know it by that. */
    static final String PART = "sidecar";

    private final PlatformRole role;

    SidecarRole(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "sidecar-role");
        // IAM knows no reference in a trust policy: the value stands there, and so in the state.
        String externalId =
                DataAwsSecretsmanagerSecretVersion.Builder.create(this, "external-id")
                        .secretId(shared.read(Parameter.EXTERNAL_ID_SECRET_ARN))
                        .build()
                        .getSecretString();
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        PART,
                        SidecarPermissions.trust(deployment, externalId),
                        SidecarPermissions.permissions(deployment));
    }

    String arn() {
        return role.arn();
    }
}
