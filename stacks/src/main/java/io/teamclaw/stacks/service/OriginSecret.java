package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret_version.DataAwsSecretsmanagerSecretVersion;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.SharedValues;
import software.constructs.Construct;

/**
 * What CloudFront shows the load balancer, so that nobody else's CloudFront gets in: all of them
 * come from the same addresses.
 */
public final class OriginSecret extends Construct {
    /** Header of each request from our CloudFront to the load balancer. */
    public static final String HEADER = "X-TeamClaw-Origin";

    private final String value;

    public OriginSecret(Construct scope, SharedValues shared) {
        super(scope, "origin-secret");
        this.value =
                DataAwsSecretsmanagerSecretVersion.Builder.create(this, "value")
                        .secretId(shared.read(Parameter.ORIGIN_SECRET_ARN))
                        .build()
                        .getSecretString();
    }

    /** Known when Terraform runs; never in what is synthesised. */
    public String value() {
        return value;
    }
}
