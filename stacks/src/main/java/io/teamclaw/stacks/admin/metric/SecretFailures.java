package io.teamclaw.stacks.admin.metric;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilter;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilterMetricTransformation;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/**
 * Counts failures at Secrets Manager, of which AWS keeps no metric, in the logs of those who read
 * secrets.
 */
public final class SecretFailures extends Construct {
    static final String METRIC = "SecretFailures";

    /**
     * What a sidecar says, and where an exception of the SDK comes from. CloudWatch takes no space
     * in a regular expression.
     */
    private static final String PATTERN =
            "%The\\skey\\spool\\scannot\\sbe\\srenewed|services\\.secretsmanager%";

    /**
     * @param adminLogs name of the portal's log group, which this stack makes
     */
    public SecretFailures(Construct scope, Deployment deployment, String adminLogs) {
        super(scope, "secret-failures");
        count(Part.WORKSPACES, deployment, deployment.names().logGroup(Part.WORKSPACES));
        count(Part.ADMIN, deployment, adminLogs);
    }

    private void count(String id, Deployment deployment, String logGroup) {
        CloudwatchLogMetricFilter.Builder.create(this, id)
                .name(deployment.names().of("secret-failures"))
                .logGroupName(logGroup)
                .pattern(PATTERN)
                .metricTransformation(
                        CloudwatchLogMetricFilterMetricTransformation.builder()
                                .namespace(namespace(deployment.names()))
                                .name(METRIC)
                                .value("1")
                                .defaultValue("0")
                                .unit("Count")
                                .build())
                .build();
    }

    static String namespace(ResourceNames names) {
        return "TeamClaw/" + names.platform();
    }
}
