package io.teamclaw.config.openclaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.openclaw.ConfigTiers.Bootstrap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapFilesTest {
    @Test
    void joinsSystemTeamAndUser() {
        Map<String, String> joined =
                BootstrapFiles.join(
                        new Bootstrap(
                                Map.of("SOUL.md", "# Company\n", "TOOLS.md", "Tools"),
                                Map.of("SOUL.md", "\n# Team"),
                                Map.of("SOUL.md", "# Me", "USER.md", "Alice", "AGENTS.md", " ")));

        assertThat(joined)
                .containsExactly(
                        Map.entry("SOUL.md", "# Company\n\n# Team\n\n# Me"),
                        Map.entry("TOOLS.md", "Tools"),
                        Map.entry("USER.md", "Alice"));
    }

    @Test
    void refusesAFileThatOpenClawWouldCutOff() {
        Bootstrap longest = soul("x".repeat(9_999), "y".repeat(9_999));
        Bootstrap tooLong = soul("x".repeat(10_000), "y".repeat(9_999));

        Bootstrap longUser =
                new Bootstrap(Map.of(), Map.of(), Map.of("USER.md", "x".repeat(4_001)));

        assertThat(BootstrapFiles.join(longest).get("SOUL.md")).hasSize(20_000);
        assertThatThrownBy(() -> BootstrapFiles.join(longUser)).hasMessageEndingWith("reads 4000");
        assertThatThrownBy(() -> BootstrapFiles.join(tooLong))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessage("SOUL.md has 20001 characters over all tiers; OpenClaw reads 20000");
    }

    @Test
    void refusesMoreThanOpenClawReadsOfAllFilesTogether() {
        String large = "x".repeat(15_001);
        Bootstrap tiers =
                new Bootstrap(
                        Map.of("SOUL.md", large, "TOOLS.md", large),
                        Map.of("AGENTS.md", large),
                        Map.of("IDENTITY.md", large));

        assertThatThrownBy(() -> BootstrapFiles.join(tiers))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageContaining("60004 characters together");
    }

    @Test
    void refusesAFileOfAnotherName() {
        Bootstrap other = new Bootstrap(Map.of(), Map.of("../openclaw.json", "{}"), Map.of());

        assertThatThrownBy(() -> BootstrapFiles.join(other))
                .isInstanceOf(InvalidWorkspaceConfigException.class)
                .hasMessageStartingWith("team tier: '../openclaw.json' is no bootstrap file");
    }

    private static Bootstrap soul(String system, String user) {
        return new Bootstrap(Map.of("SOUL.md", system), Map.of(), Map.of("SOUL.md", user));
    }
}
