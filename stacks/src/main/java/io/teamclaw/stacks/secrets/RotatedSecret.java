package io.teamclaw.stacks.secrets;

import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret_version.DataAwsSecretsmanagerSecretVersion;
import java.util.List;
import software.constructs.Construct;

/**
 * A secret whose value AWS wants written down, in its two latest versions. Whoever checks it takes
 * both, so that whoever shows it can change to the new one at any later moment; {@code make
 * bootstrap} makes two from the beginning.
 */
public final class RotatedSecret extends Construct {
    private final String arn;
    private final DataAwsSecretsmanagerSecretVersion current;
    private final DataAwsSecretsmanagerSecretVersion previous;

    /**
     * @param arn of the Secrets Manager secret
     */
    public RotatedSecret(Construct scope, String id, String arn) {
        super(scope, id);
        this.arn = arn;
        this.current = version("current", "AWSCURRENT");
        this.previous = version("previous", "AWSPREVIOUS");
    }

    private DataAwsSecretsmanagerSecretVersion version(String id, String stage) {
        return DataAwsSecretsmanagerSecretVersion.Builder.create(this, id)
                .secretId(arn)
                .versionStage(stage)
                .build();
    }

    /** What is shown: known when Terraform runs, never in what is synthesised. */
    public String current() {
        return current.getSecretString();
    }

    /** What is accepted: the current value and that before it. */
    public List<String> accepted() {
        return List.of(current(), previous.getSecretString());
    }

    /**
     * For a container's secret: the version that was current when Terraform ran, so that no
     * container gets a value that nobody accepts yet. As ECS spells it: secret, JSON key, stage,
     * version; platform version 1.4.0 of Fargate or newer.
     */
    public String currentForContainers() {
        return arn + ":::" + current.getVersionId();
    }
}
