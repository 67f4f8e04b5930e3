package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.flow_log.FlowLog;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PlatformRole;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Who talked to whom in the VPC, kept like every other log. */
final class FlowLogs extends Construct {
    private static final String PART = "flow-logs";

    FlowLogs(Construct scope, Deployment deployment, Network network, String keyArn) {
        super(scope, "flow-logs");
        PlatformLogGroup group = new PlatformLogGroup(this, "log-group", deployment, PART, keyArn);
        PlatformRole role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        PART,
                        PlatformRole.trustIn("vpc-flow-logs.amazonaws.com", deployment),
                        writeOwnStreams(deployment));
        FlowLog.Builder.create(this, "log")
                .vpcId(network.vpcId())
                .trafficType("ALL")
                .logDestinationType("cloud-watch-logs")
                .logDestination(group.arn())
                .iamRoleArn(role.arn())
                // One record in ten minutes for a connection, not ten: logs are charged by size.
                .maxAggregationInterval(600)
                .tags(Map.of("Name", deployment.names().of(PART)))
                .dependsOn(List.of(role.permissions()))
                .build();
    }

    private static PolicyDocument writeOwnStreams(Deployment deployment) {
        return PolicyDocument.of(
                Statement.allow("WriteOwnStreams")
                        .actions(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents")
                        .resources(
                                deployment
                                        .arns()
                                        .regional(
                                                "logs",
                                                "log-group:" + deployment.names().logGroup(PART)),
                                deployment.arns().logStreams(PART)),
                // AWS counts it among the least that flow logs need, and knows no resource for it.
                Statement.allow("FindOwnGroup").actions("logs:DescribeLogGroups").resources("*"));
    }
}
