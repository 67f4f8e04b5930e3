package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.ProviderRegistry;

/** Makes the complete {@code openclaw.json} of a workspace. */
public final class OpenClawConfig {
    private OpenClawConfig() {}

    /**
     * Base, global, team and user settings merged by key, with TeamClaw's own keys on top.
     *
     * @throws InvalidWorkspaceConfigException where the result would validate but fail at start, or
     *     a tier is malformed; the message names the key
     */
    public static ObjectNode generate(
            ProviderRegistry registry, WorkspaceSettings settings, ConfigTiers tiers) {
        throw new UnsupportedOperationException("being written");
    }
}
