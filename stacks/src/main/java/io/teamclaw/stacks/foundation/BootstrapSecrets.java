package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret.DataAwsSecretsmanagerSecret;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/**
 * The random secrets that {@code make bootstrap} made before the first apply (decision 012). Only
 * their ARNs are asked for: no value of theirs is in this stack's state.
 */
final class BootstrapSecrets extends Construct {
    private final Deployment deployment;

    BootstrapSecrets(Construct scope, Deployment deployment) {
        super(scope, "bootstrap-secrets");
        this.deployment = deployment;
    }

    String sessionSigningArn() {
        return arn("session-signing", deployment.names().sessionSigningSecret());
    }

    String externalIdArn() {
        return arn("external-id", deployment.names().externalIdSecret());
    }

    String originArn() {
        return arn("origin", deployment.names().originSecret());
    }

    private String arn(String id, String name) {
        return DataAwsSecretsmanagerSecret.Builder.create(this, id).name(name).build().getArn();
    }
}
