package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** How a resource's ARN is parted: arn, partition, service, region, account, resource. */
    private static final int REGION = 3;

    private static final int ACCOUNT = 4;

    public EcsPlatform {
        subnetIds = List.copyOf(subnetIds);
    }

    /**
     * As a function is told by its environment variables, those with a {@link Parameter}'s name and
     * {@code TEAMCLAW_ENVIRONMENT} and {@code SPOT_PERCENT}.
     *
     * @throws IllegalStateException if one is missing
     */
    public static EcsPlatform of(Map<String, String> variables) {
        String fileSystemArn = required(variables, Parameter.FILE_SYSTEM_ARN.name());
        return new EcsPlatform(
                new ResourceNames(
                        new EnvironmentName(required(variables, "TEAMCLAW_ENVIRONMENT")),
                        fileSystemArn.split(":")[ACCOUNT]),
                required(variables, Parameter.CLUSTER_ARN.name()),
                required(variables, Parameter.WORKSPACE_TEMPLATE_ARN.name()),
                required(variables, Parameter.WORKSPACE_SECURITY_GROUP_ID.name()),
                List.of(required(variables, Parameter.PRIVATE_SUBNET_IDS.name()).split(",")),
                required(variables, Parameter.WORKSPACE_BOUNDARY_ARN.name()),
                required(variables, Parameter.EXECUTION_ROLE_ARN.name()),
                required(variables, Parameter.SIDECAR_ROLE_ARN.name()),
                required(variables, Parameter.FILE_SYSTEM_ID.name()),
                fileSystemArn,
                Integer.parseInt(required(variables, "SPOT_PERCENT")));
    }

    /** The ARN of an access point of the file system, e.g. of {@code fsap-0123}. */
    public String accessPointArn(String accessPointId) {
        String[] parts = fileSystemArn.split(":");
        return String.join(
                ":",
                parts[0],
                parts[1],
                parts[2],
                parts[REGION],
                parts[ACCOUNT],
                "access-point/" + accessPointId);
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The function needs the environment variable " + name));
    }
}
