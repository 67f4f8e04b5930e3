package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.aws.Variables;
import java.util.Map;

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

    /**
     * As the lifecycle function is told by its environment variables.
     *
     * @throws IllegalStateException if one is missing
     */
    public static AlbSettings of(Map<String, String> values) {
        Variables variables = new Variables(values);
        String listenerArn = variables.required(Parameter.LISTENER_ARN);
        ResourceNames names = variables.names(listenerArn);
        return new AlbSettings(
                names.environment(),
                names.workspaceTargetGroupPrefix(),
                listenerArn,
                variables.required(Parameter.VPC_ID),
                variables.required(Parameter.ORIGIN_SECRET_ARN),
                variables.required(Parameter.USER_POOL_ARN),
                variables.required("BALANCER_CLIENT_ID"),
                variables.required("SIGN_IN_PREFIX"));
    }
}
