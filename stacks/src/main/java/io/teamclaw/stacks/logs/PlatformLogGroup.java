package io.teamclaw.stacks.logs;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/** A log group, encrypted with the platform's key and kept as long as the settings say. */
public final class PlatformLogGroup extends Construct {
    private final CloudwatchLogGroup group;

    /**
     * @param part names the group: {@code /teamclaw/{environment}/{part}}
     * @param keyArn of the platform's KMS key
     */
    public PlatformLogGroup(
            Construct scope, String id, Deployment deployment, String part, String keyArn) {
        super(scope, id);
        this.group =
                CloudwatchLogGroup.Builder.create(this, "group")
                        .name(deployment.names().logGroup(part))
                        .retentionInDays(deployment.settings().retention().logDays())
                        .kmsKeyId(keyArn)
                        .build();
    }

    public String name() {
        return group.getName();
    }

    public String arn() {
        return group.getArn();
    }
}
