package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import java.util.Map;
import java.util.Optional;

/**
 * Where the load balancer's rules stand and whom they ask. Each part is a variable of the lifecycle
 * function where {@code routing: alb} is set.
 *
 * @param environment value of the tag {@code Environment}, e.g. {@code dev}
 * @param groupPrefix how the names of workspaces' target groups start, e.g. {@code tc-dev-u-}; at
 *     most 16 characters
 * @param listenerArn {@code LISTENER_ARN}, of the one HTTPS listener
 * @param vpcId {@code VPC_ID}, where the workspaces' addresses are
 * @param originSecretArn {@code ORIGIN_SECRET_ARN}, of what CloudFront shows the load balancer
 * @param userPoolArn {@code USER_POOL_ARN}, where people sign in
 * @param clientId {@code BALANCER_CLIENT_ID}, as which the load balancer signs them in
 * @param signInPrefix {@code SIGN_IN_PREFIX}, the part of the sign-in pages' name before Cognito's
 */
public record AlbSettings(
        String environment,
        String groupPrefix,
        String listenerArn,
        String vpcId,
        String originSecretArn,
        String userPoolArn,
        String clientId,
        String signInPrefix) {

    /** How a resource's ARN is parted: arn, partition, service, region, account, resource. */
    private static final int ACCOUNT = 4;

    /**
     * As the lifecycle function is told by its environment variables.
     *
     * @throws IllegalStateException if one is missing
     */
    public static AlbSettings of(Map<String, String> variables) {
        EnvironmentName environment =
                new EnvironmentName(required(variables, "TEAMCLAW_ENVIRONMENT"));
        String listenerArn = required(variables, Parameter.LISTENER_ARN.name());
        ResourceNames names = new ResourceNames(environment, listenerArn.split(":")[ACCOUNT]);
        return new AlbSettings(
                environment.value(),
                names.workspaceTargetGroupPrefix(),
                listenerArn,
                required(variables, Parameter.VPC_ID.name()),
                required(variables, Parameter.ORIGIN_SECRET_ARN.name()),
                required(variables, Parameter.USER_POOL_ARN.name()),
                required(variables, "BALANCER_CLIENT_ID"),
                required(variables, "SIGN_IN_PREFIX"));
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The function needs the environment variable " + name));
    }
}
