package io.teamclaw.lifecycle.lambda;

import java.util.HashMap;
import java.util.Map;

/** What the stacks tell the functions, all together, of an account that an emulator plays. */
final class FunctionVariables {
    static final String ENVIRONMENT = "test";

    private static final String EC2 = "arn:aws:ec2:eu-west-1:123456789012:";

    private FunctionVariables() {}

    /** Routed by the load balancer: that has all clients made. */
    static Map<String, String> all() {
        Map<String, String> variables = new HashMap<>();
        variables.put("TEAMCLAW_ENVIRONMENT", ENVIRONMENT);
        variables.put("ALLOWED_DOMAINS", "company.com");
        variables.put("IDENTITY_PROVIDER", "");
        variables.put("PUBLIC_ORIGIN", "https://team.company.com");
        variables.put("CLUSTER_ARN", arn("ecs", "cluster/teamclaw-test"));
        variables.put("WORKSPACE_TEMPLATE_ARN", arn("ecs", "task-definition/teamclaw-user-test:1"));
        variables.put("WORKSPACE_SECURITY_GROUP_ID", "sg-0123");
        variables.put(
                "WORKSPACE_BOUNDARY_ARN", "arn:aws:iam::123456789012:policy/workspace-boundary");
        variables.put("EXECUTION_ROLE_ARN", "arn:aws:iam::123456789012:role/execution");
        variables.put("SIDECAR_ROLE_ARN", "arn:aws:iam::123456789012:role/sidecar");
        variables.put("PRIVATE_SUBNET_IDS", "subnet-1,subnet-2");
        variables.put("FILE_SYSTEM_ID", "fs-0123");
        variables.put("FILE_SYSTEM_ARN", arn("elasticfilesystem", "file-system/fs-0123"));
        variables.put("SCHEDULE_GROUP_NAME", "teamclaw-wake-ups-test");
        variables.put("SCHEDULER_ROLE_ARN", "arn:aws:iam::123456789012:role/scheduler");
        variables.put("LIFECYCLE_FUNCTION_ARN", arn("lambda", "function:lifecycle:live"));
        variables.put("DEAD_LETTER_QUEUE_ARN", arn("sqs", "dead-letters"));
        variables.put("ROUTING", "ALB");
        variables.put("SPOT_PERCENT", "70");
        variables.put("IDLE_MINUTES", "30");
        variables.put("VPC_ID", "vpc-0123");
        variables.put(
                "LISTENER_ARN",
                arn("elasticloadbalancing", "listener/app/teamclaw-test/0123/4567"));
        variables.put("ORIGIN_SECRET_ARN", arn("secretsmanager", "secret:origin"));
        variables.put("USER_POOL_ARN", arn("cognito-idp", "userpool/eu-west-1_AbCdEf"));
        variables.put("BALANCER_CLIENT_ID", "client");
        variables.put("SIGN_IN_PREFIX", "teamclaw-test");
        return variables;
    }

    private static String arn(String service, String resource) {
        return EC2.replace("ec2", service) + resource;
    }
}
