package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.schedules.WakeUps;
import io.teamclaw.stacks.controlplane.signin.SignIn;
import io.teamclaw.stacks.cost.WorkspacePrice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lifecycle function is told. What stands in an SSM parameter is a variable of the {@link
 * Parameter}'s name.
 */
final class LifecycleVariables {
    private static final List<Parameter> ALWAYS =
            List.of(
                    Parameter.CLUSTER_ARN,
                    Parameter.WORKSPACE_TEMPLATE_ARN,
                    Parameter.WORKSPACE_SECURITY_GROUP_ID,
                    Parameter.WORKSPACE_BOUNDARY_ARN,
                    Parameter.EXECUTION_ROLE_ARN,
                    Parameter.SIDECAR_ROLE_ARN,
                    Parameter.PRIVATE_SUBNET_IDS,
                    Parameter.FILE_SYSTEM_ID,
                    Parameter.FILE_SYSTEM_ARN);

    private static final List<Parameter> WHERE_RULES_ROUTE =
            List.of(
                    Parameter.VPC_ID,
                    Parameter.LISTENER_ARN,
                    Parameter.ORIGIN_SECRET_ARN,
                    Parameter.PUBLIC_ORIGIN);

    private LifecycleVariables() {}

    static Map<String, String> of(
            FunctionPlatform platform, WakeUps wakeUps, SignIn signIn, SharedValues shared) {
        DeploySettings settings = platform.deployment().settings();
        Map<String, String> variables = new TreeMap<>();
        ALWAYS.forEach(each -> variables.put(each.name(), shared.read(each)));
        variables.put(Parameter.SCHEDULE_GROUP_NAME.name(), wakeUps.groupName());
        variables.put(Parameter.SCHEDULER_ROLE_ARN.name(), wakeUps.roleArn());
        // A schedule names whom it calls and where its lost calls go. The function's own alias
        // exists
        // only after it, hence its known name.
        variables.put(
                Parameter.LIFECYCLE_FUNCTION_ARN.name(),
                platform.deployment().arns().alias(PlatformFunction.LIFECYCLE));
        variables.put("DEAD_LETTER_QUEUE_ARN", platform.deadLetters().arn());
        variables.put("ROUTING", settings.routing().name());
        variables.put("SPOT_PERCENT", String.valueOf(settings.workspace().spotPercent()));
        variables.put("IDLE_MINUTES", String.valueOf(settings.workspace().idle().toMinutes()));
        variables.putAll(WorkspacePrice.variable(settings));
        signIn.balancerClientId()
                .ifPresent(client -> variables.putAll(ofRules(client, signIn, shared)));
        return variables;
    }

    private static Map<String, String> ofRules(
            String balancerClientId, SignIn signIn, SharedValues shared) {
        Map<String, String> variables = new TreeMap<>();
        WHERE_RULES_ROUTE.forEach(each -> variables.put(each.name(), shared.read(each)));
        variables.put(Parameter.USER_POOL_ARN.name(), signIn.pool().arn());
        variables.put("BALANCER_CLIENT_ID", balancerClientId);
        variables.put("SIGN_IN_PREFIX", signIn.pages().prefix());
        return variables;
    }
}
