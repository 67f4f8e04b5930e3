package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.aws.Variables;
import java.util.List;
import java.util.Map;

/**
 * What the stacks made, on which workspaces run in AWS.
 *
 * @param names of the environment's parts
 * @param clusterArn where the tasks run
 * @param templateArn the task definition, with its revision, from which each person's is derived
 * @param securityGroupId of the workspaces' network interfaces
 * @param subnetIds private ones, one for each zone
 * @param boundaryArn what no workspace's role exceeds
 * @param executionRoleArn with which ECS prepares every workspace
 * @param sidecarRoleArn which every workspace's sidecar takes on
 * @param fileSystemId of everybody's homes
 * @param fileSystemArn of the same
 * @param spotPercent share of the tasks that may run on Spot, 0 to 100
 */
public record EcsPlatform(
        ResourceNames names,
        String clusterArn,
        String templateArn,
        String securityGroupId,
        List<String> subnetIds,
        String boundaryArn,
        String executionRoleArn,
        String sidecarRoleArn,
        String fileSystemId,
        String fileSystemArn,
        int spotPercent) {

    public EcsPlatform {
        subnetIds = List.copyOf(subnetIds);
    }

    /**
     * As a function is told by its environment variables, those with a {@link Parameter}'s name and
     * {@code TEAMCLAW_ENVIRONMENT} and {@code SPOT_PERCENT}.
     *
     * @throws IllegalStateException if one is missing
     */
    public static EcsPlatform of(Map<String, String> values) {
        Variables variables = new Variables(values);
        String fileSystemArn = variables.required(Parameter.FILE_SYSTEM_ARN);
        return new EcsPlatform(
                variables.names(fileSystemArn),
                variables.required(Parameter.CLUSTER_ARN),
                variables.required(Parameter.WORKSPACE_TEMPLATE_ARN),
                variables.required(Parameter.WORKSPACE_SECURITY_GROUP_ID),
                List.of(variables.required(Parameter.PRIVATE_SUBNET_IDS).split(",")),
                variables.required(Parameter.WORKSPACE_BOUNDARY_ARN),
                variables.required(Parameter.EXECUTION_ROLE_ARN),
                variables.required(Parameter.SIDECAR_ROLE_ARN),
                variables.required(Parameter.FILE_SYSTEM_ID),
                fileSystemArn,
                Integer.parseInt(variables.required("SPOT_PERCENT")));
    }

    /** The ARN of an access point of the file system, e.g. of {@code fsap-0123}. */
    public String accessPointArn(String accessPointId) {
        int resource = fileSystemArn.lastIndexOf(':') + 1;
        return fileSystemArn.substring(0, resource) + "access-point/" + accessPointId;
    }
}
