package io.teamclaw.local.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.OpenClawConfig;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.local.leash.LeashedProcess;
import io.teamclaw.local.openclaw.OpenClawInstall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes of one run of a workspace, with all that each may see.
 *
 * @param platform what all workspaces share
 * @param owner whose workspace it is
 * @param folder its files
 * @param openClaw the installation
 * @param sidecarPort loopback port of its sidecar
 * @param gatewayPort loopback port of its OpenClaw
 */
record WorkspaceCommands(
        LocalPlatform platform,
        User owner,
        WorkspaceFolder folder,
        OpenClawInstall openClaw,
        int sidecarPort,
        int gatewayPort) {

    /** This run's {@code openclaw.json}. */
    ObjectNode config(ConfigTiers tiers) {
        ObjectNode config = OpenClawConfig.generate(platform.registry(), settings(), tiers);
        // Otherwise all workspaces of a machine log to one file below /tmp.
        config.withObject("/logging").put("file", folder.openClawLog().toString());
        return config;
    }

    private WorkspaceSettings settings() {
        KeyPool pool = platform.keyPool().read();
        Instant now = Instant.now();
        List<String> withKeys =
                platform.registry().providers().stream()
                        .map(Provider::id)
                        .filter(id -> !pool.usable(id, now).isEmpty())
                        .toList();
        return new WorkspaceSettings(
                owner.id(),
                owner.email().value(),
                gatewayPort,
                true,
                List.of("127.0.0.1/32"),
                platform.publicOrigin(),
                URI.create("http://localhost:" + sidecarPort),
                folder.agent().toString(),
                withKeys);
    }

    LeashedProcess startSidecar() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(platform.sidecarEnvironment());
        environment.put("SIDECAR_PORT", Integer.toString(sidecarPort));
        environment.put("USER_ID", owner.id().value());
        environment.put("TEAM_ID", owner.teamId().value());
        environment.put("SIDECAR_SPILL_FOLDER", folder.root().resolve("usage").toString());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return platform.leash()
                .start(
                        SidecarCommand.of(java, Runtime.version().feature(), platform.sidecarJar()),
                        environment,
                        folder.root(),
                        folder.sidecarLog());
    }

    LeashedProcess startGateway() throws IOException {
        return startOpenClaw(
                folder.gatewayLog(),
                "gateway",
                "run",
                "--port",
                Integer.toString(gatewayPort),
                "--auth",
                "trusted-proxy");
    }

    /**
     * Exits with 0 if OpenClaw accepts its configuration, else {@link ConfigCheck} reads why not.
     */
    LeashedProcess startValidation() throws IOException {
        return startOpenClaw(folder.validation(), "config", "validate", "--json");
    }

    private LeashedProcess startOpenClaw(Path output, String... arguments) throws IOException {
        return platform.leash()
                .start(openClaw.command(arguments), agentEnvironment(), folder.agent(), output);
    }

    /** The agent is not trusted: it sees this list and nothing else. */
    private Map<String, String> agentEnvironment() {
        return Map.of(
                "PATH",
                openClaw.node().getParent() + ":/usr/local/bin:/usr/bin:/bin",
                "HOME",
                folder.home().toString(),
                "LANG",
                "C.UTF-8",
                "OPENCLAW_HOME",
                folder.home().toString(),
                "OPENCLAW_STATE_DIR",
                folder.state().toString(),
                "OPENCLAW_CONFIG_PATH",
                folder.config().toString(),
                "OPENCLAW_CONFIG_READONLY",
                "1",
                "NODE_OPTIONS",
                "--max-old-space-size=1280");
    }
}
