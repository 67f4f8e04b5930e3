package io.teamclaw.config.names;

import io.teamclaw.config.deploy.EnvironmentName;

/**
 * The SSM parameters by which stacks and services learn of each other: {@code
 * /tc/{environment}/{path}}. Nothing else connects two stacks.
 */
public enum Parameter {
    VPC_ID("vpc/vpcId"),
    /** Comma-separated, one for each zone. */
    PRIVATE_SUBNET_IDS("vpc/privateSubnetIds"),
    /** Comma-separated, one for each zone. */
    PUBLIC_SUBNET_IDS("vpc/publicSubnetIds"),
    FILE_SYSTEM_ID("efs/fileSystemId"),
    FILE_SYSTEM_ARN("efs/fileSystemArn"),
    FILE_SYSTEM_SECURITY_GROUP_ID("efs/securityGroupId"),
    /** What the workspace template mounts in place of a person's home; nobody's data is there. */
    TEMPLATE_ACCESS_POINT_ID("efs/templateAccessPointId"),
    TEMPLATE_ACCESS_POINT_ARN("efs/templateAccessPointArn"),
    /** What the company shares with every workspace, which mount it read-only. */
    SYSTEM_ACCESS_POINT_ID("efs/systemAccessPointId"),
    SYSTEM_ACCESS_POINT_ARN("efs/systemAccessPointArn"),
    SIDECAR_REPOSITORY("ecr/sidecarRepoUri"),
    ROUTER_REPOSITORY("ecr/routerRepoUri"),
    ADMIN_REPOSITORY("ecr/adminRepoUri"),
    /** For a copy of OpenClaw's own image, unmodified. */
    OPENCLAW_REPOSITORY("ecr/openclawRepoUri"),
    KEY_ARN("kms/keyArn"),
    KEY_POOL_SECRET_ARN("secrets/apiKeysSecretArn"),
    SESSION_SIGNING_SECRET_ARN("secrets/sessionSigningSecretArn"),
    EXTERNAL_ID_SECRET_ARN("secrets/sidecarExternalIdSecretArn"),
    ORIGIN_SECRET_ARN("secrets/originSecretArn"),
    /** JWK set with the public halves of the session-signing keys; written with the secrets. */
    SESSION_PUBLIC_KEYS("session/publicKeys"),

    CLUSTER_NAME("ecs/clusterName"),
    CLUSTER_ARN("ecs/clusterArn"),
    /** The workspace task definition's family; each person's own is derived from it. */
    WORKSPACE_TEMPLATE_ARN("ecs/taskDefinitionArn"),
    EXECUTION_ROLE_ARN("ecs/executionRoleArn"),
    WORKSPACE_BOUNDARY_ARN("ecs/workspaceBoundaryArn"),
    SIDECAR_ROLE_ARN("ecs/sidecarRoleArn"),
    WORKSPACE_SECURITY_GROUP_ID("ecs/workspaceSecurityGroupId"),
    LOAD_BALANCER_ARN("ecs/albArn"),
    /** As CloudWatch's dimension spells it, e.g. {@code app/teamclaw-dev/0123456789abcdef}. */
    LOAD_BALANCER_SUFFIX("ecs/albArnSuffix"),
    LISTENER_ARN("ecs/albListenerArn"),
    LOAD_BALANCER_SECURITY_GROUP_ID("ecs/albSecurityGroupId"),
    LOAD_BALANCER_DNS_NAME("ecs/albDnsName"),
    ROUTER_TARGET_GROUP_SUFFIX("ecs/routerTargetGroupArnSuffix"),
    ROUTER_SERVICE_NAME("ecs/routerServiceName"),
    DISTRIBUTION_ID("edge/distributionId"),
    /** CloudFront's own name, to which a domain points, e.g. {@code d111.cloudfront.net}. */
    EDGE_DOMAIN_NAME("edge/domainName"),
    /** What stands in a browser's address bar, e.g. {@code https://team.example.com}. */
    PUBLIC_ORIGIN("edge/publicOrigin"),

    USER_POOL_ID("cognito/userPoolId"),
    USER_POOL_ARN("cognito/userPoolArn"),
    USER_POOL_CLIENT_ID("cognito/userPoolClientId"),
    /** Base address of the hosted sign-in pages. */
    SIGN_IN_ORIGIN("cognito/signInOrigin"),
    SESSION_API_URL("api/sessionApiUrl"),
    /** ARN of the alias that callers invoke. */
    LIFECYCLE_FUNCTION_ARN("functions/lifecycleArn"),
    SCHEDULE_GROUP_NAME("scheduler/groupName"),
    SCHEDULER_ROLE_ARN("scheduler/roleArn"),
    DEAD_LETTER_QUEUE_NAME("functions/deadLetterQueueName"),

    ALARM_TOPIC_ARN("alarms/topicArn");

    private final String path;

    Parameter(String path) {
        this.path = path;
    }

    /** The parameter's name in an environment, e.g. {@code /tc/dev/vpc/vpcId}. */
    public String in(EnvironmentName environment) {
        return "/tc/" + environment + "/" + path;
    }
}
