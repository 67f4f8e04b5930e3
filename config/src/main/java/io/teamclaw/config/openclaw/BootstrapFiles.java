package io.teamclaw.config.openclaw;

import java.util.List;
import java.util.Map;

/** OpenClaw's bootstrap files ({@code SOUL.md} and the others), joined system, team, user. */
public final class BootstrapFiles {
    /** The files that OpenClaw reads from its workspace. */
    public static final List<String> NAMES =
            List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "BOOTSTRAP.md", "IDENTITY.md", "USER.md");

    private BootstrapFiles() {}

    /**
     * One text per file that any tier has, the parts separated by a blank line.
     *
     * @throws InvalidWorkspaceConfigException where a joined file is over OpenClaw's 20,000
     *     characters
     */
    public static Map<String, String> join(ConfigTiers.Bootstrap tiers) {
        throw new UnsupportedOperationException("being written");
    }
}
