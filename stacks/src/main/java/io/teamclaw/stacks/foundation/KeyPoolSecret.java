package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/**
 * Where the provider keys are kept. Terraform makes the place and never a version: the portal
 * writes the keys, and no apply can see or reset them.
 */
final class KeyPoolSecret extends Construct {
    private final SecretsmanagerSecret secret;

    KeyPoolSecret(Construct scope, Deployment deployment, String keyArn) {
        super(scope, "key-pool");
        boolean kept = deployment.settings().deletionProtection();
        this.secret =
                SecretsmanagerSecret.Builder.create(this, "secret")
                        .name(deployment.names().keyPoolSecret())
                        .description("Provider keys of TeamClaw; edited on the portal's keys page")
                        .kmsKeyId(keyArn)
                        // With 0 the name is free at once, for an environment that comes and goes.
                        .recoveryWindowInDays(kept ? 30 : 0)
                        .lifecycle(
                                TerraformResourceLifecycle.builder().preventDestroy(kept).build())
                        .build();
    }

    String arn() {
        return secret.getArn();
    }
}
