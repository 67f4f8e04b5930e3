package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.schedules.WakeUps;
import io.teamclaw.stacks.controlplane.signin.SignIn;
import java.time.Duration;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Makes, starts, stops and removes workspaces; the only part of the platform that may. It runs in
 * the VPC because it asks a gateway itself whether it is ready.
 */
public final class LifecycleFunction extends Construct {
    private final PlatformLambda lambda;

    public LifecycleFunction(
            Construct scope,
            FunctionPlatform platform,
            WakeUps wakeUps,
            SignIn signIn,
            SharedValues shared) {
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
                                LifecycleVariables.of(platform, wakeUps, signIn, shared),
                                LifecyclePermissions.of(
                                        platform.deployment(), wakeUps, signIn, shared),
                                Optional.of(network)));
    }

    public PlatformLambda lambda() {
        return lambda;
    }
}
