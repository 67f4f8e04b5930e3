package io.teamclaw.stacks.testing;

import io.teamclaw.config.deploy.BedrockSettings;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.deploy.SignInSettings;
import java.util.Optional;

/** Settings that differ from given ones in one point. */
public final class ChangedSettings {
    private ChangedSettings() {}

    /** The same by another name. */
    public static DeploySettings named(String environment, DeploySettings from) {
        return copy(
                from,
                new EnvironmentName(environment),
                from.routing(),
                from.signIn(),
                from.bedrock());
    }

    /** With rules of the load balancer instead of the router. */
    public static DeploySettings routedByLoadBalancer(DeploySettings from) {
        return copy(from, from.environment(), Routing.ALB, from.signIn(), from.bedrock());
    }

    /** With sign-in at the company's provider. */
    public static DeploySettings signedInAt(IdentityProvider provider, DeploySettings from) {
        SignInSettings signIn =
                new SignInSettings(from.signIn().allowedDomains(), Optional.of(provider));
        return copy(from, from.environment(), from.routing(), signIn, from.bedrock());
    }

    /** With sidecars that may call models of Amazon Bedrock. */
    public static DeploySettings withBedrock(BedrockSettings bedrock, DeploySettings from) {
        return copy(from, from.environment(), from.routing(), from.signIn(), Optional.of(bedrock));
    }

    private static DeploySettings copy(
            DeploySettings from,
            EnvironmentName environment,
            Routing routing,
            SignInSettings signIn,
            Optional<BedrockSettings> bedrock) {
        return new DeploySettings(
                environment,
                from.region(),
                from.account(),
                from.tags(),
                from.deletionProtection(),
                from.state(),
                routing,
                from.alarmEmail(),
                from.network(),
                from.domain(),
                from.workspace(),
                from.images(),
                from.router(),
                from.admin(),
                signIn,
                from.retention(),
                bedrock);
    }
}
