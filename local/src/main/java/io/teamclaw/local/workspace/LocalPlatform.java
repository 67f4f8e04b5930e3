package io.teamclaw.local.workspace;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.openclaw.OpenClawInstall;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What workspaces on this machine share.
 *
 * @param workspaces folder of all workspaces
 * @param leash that their processes run on
 * @param openClaw the installation; waits while it is being made
 * @param sidecarJar the runnable jar
 * @param sidecarEnvironment what every sidecar is told: where the pool, the usage table and the
 *     provider overlay are
 * @param keyPool which providers have keys decides the default model
 * @param registry the providers
 * @param settings a person's configuration tiers
 * @param publicOrigin what the browser sees
 * @param probe says whether a gateway has started, and that it is the right one
 */
public record LocalPlatform(
        Path workspaces,
        Leash leash,
        Supplier<OpenClawInstall> openClaw,
        Path sidecarJar,
        Map<String, String> sidecarEnvironment,
        KeyPoolFile keyPool,
        ProviderRegistry registry,
        Function<User, ConfigTiers> settings,
        URI publicOrigin,
        GatewayProbe probe) {}
