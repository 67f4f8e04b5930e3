package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.kms_alias.KmsAlias;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import software.constructs.Construct;

/** The one key with which everything that the platform keeps is encrypted, rotated every year. */
final class PlatformKey extends Construct {
    private final KmsKey key;

    PlatformKey(Construct scope, Deployment deployment) {
        super(scope, "key");
        boolean kept = deployment.settings().deletionProtection();
        this.key =
                KmsKey.Builder.create(this, "key")
                        .description("What TeamClaw keeps: " + deployment.names().platform())
                        .policy(PolicyJson.of(KeyPolicy.of(deployment)))
                        .enableKeyRotation(true)
                        .deletionWindowInDays(kept ? 30 : 7)
                        // Without the key, files, tables and backups are lost.
                        .lifecycle(
                                TerraformResourceLifecycle.builder().preventDestroy(kept).build())
                        .build();
        KmsAlias.Builder.create(this, "alias")
                .name("alias/" + deployment.names().platform())
                .targetKeyId(key.getKeyId())
                .build();
    }

    String arn() {
        return key.getArn();
    }
}
