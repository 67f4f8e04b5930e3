package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.schedules.WakeUps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * Makes, starts, stops and removes workspaces; the only part of the platform that may. It runs in
 * the VPC because it asks a gateway itself whether it is ready.
 */
public final class LifecycleFunction extends Construct {
    /** Each is a variable of the same name. */
    private static final List<Parameter> LEARNED =
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

    private static final List<Parameter> LEARNED_FOR_RULES =
            List.of(Parameter.VPC_ID, Parameter.LISTENER_ARN);

    private final PlatformLambda lambda;

    public LifecycleFunction(
            Construct scope, FunctionPlatform platform, WakeUps wakeUps, SharedValues shared) {
        super(scope, "workspaces");
        FunctionNetwork network = new FunctionNetwork(this, platform.deployment(), shared);
        this.lambda =
                new PlatformLambda(
                        this,
                        platform,
                        new FunctionSpec(
                                PlatformFunction.LIFECYCLE,
                                Duration.ofMinutes(5),
                                1024,
                                20,
                                variables(platform, wakeUps, shared),
                                LifecyclePermissions.of(platform.deployment(), wakeUps, shared),
                                Optional.of(network)));
    }

    public PlatformLambda lambda() {
        return lambda;
    }

    private static Map<String, String> variables(
            FunctionPlatform platform, WakeUps wakeUps, SharedValues shared) {
        DeploySettings settings = platform.deployment().settings();
        Map<String, String> variables = new TreeMap<>();
        LEARNED.forEach(each -> variables.put(each.name(), shared.read(each)));
        variables.put(Parameter.SCHEDULE_GROUP_NAME.name(), wakeUps.groupName());
        variables.put(Parameter.SCHEDULER_ROLE_ARN.name(), wakeUps.roleArn());
        variables.put("ROUTING", settings.routing().name());
        variables.put("SPOT_PERCENT", String.valueOf(settings.workspace().spotPercent()));
        variables.put("IDLE_MINUTES", String.valueOf(settings.workspace().idle().toMinutes()));
        if (settings.routing() == Routing.ALB) {
            LEARNED_FOR_RULES.forEach(each -> variables.put(each.name(), shared.read(each)));
        }
        return variables;
    }
}
