package io.teamclaw.stacks.policy;

import io.teamclaw.config.deploy.BedrockSettings;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.DeploySettingsFile;
import io.teamclaw.config.deploy.IdentityProvider.Oidc;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.testing.ChangedSettings;
import io.teamclaw.stacks.testing.Deployments;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The deployments that the rules are held on. */
final class Variants {
    private Variants() {}

    /**
     * By name: {@code small} is cheap and without a domain, {@code large} has everything on, {@code
     * other} has what excludes that; and each environment that is given.
     */
    static Map<String, Configuration> all() {
        Map<String, Configuration> variants = new LinkedHashMap<>();
        variants.put("small", Configuration.of(Deployments.small()));
        variants.put("large", Configuration.of(Deployments.large()));
        variants.put("other", Configuration.of(Deployments.of(other())));
        Path environments = TestTools.repositoryRoot().resolve("config/environments");
        for (String name : DeploySettingsFile.environments(environments)) {
            DeploySettings settings = DeploySettingsFile.read(environments, name);
            variants.put(name, Configuration.of(Deployments.of(settings)));
        }
        return variants;
    }

    /**
     * Rules of the load balancer instead of the router, sign-in at the company's provider, and
     * calls of Bedrock.
     */
    private static DeploySettings other() {
        DeploySettings large = Deployments.large().settings();
        Oidc provider =
                new Oidc("company", "https://id.example.com", "teamclaw", "live/company/oidc");
        return ChangedSettings.withBedrock(
                new BedrockSettings(List.of(), true),
                ChangedSettings.signedInAt(provider, ChangedSettings.routedByLoadBalancer(large)));
    }
}
