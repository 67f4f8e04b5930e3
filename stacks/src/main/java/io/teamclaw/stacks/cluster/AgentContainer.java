package io.teamclaw.stacks.cluster;

import io.teamclaw.config.deploy.WorkspaceTaskSettings;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.config.openclaw.Gateway;
import io.teamclaw.stacks.service.ContainerDefinition;
import io.teamclaw.stacks.service.HealthCheck;
import io.teamclaw.stacks.service.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The agent: OpenClaw's own image, unmodified, and hostile. It starts with an empty environment and
 * a short list, so that nothing in it leads to the task's credentials; nor is there an init process
 * in whose environment they would stay readable.
 */
final class AgentContainer {
    static final String CONFIG_FILE = SidecarContainers.CONFIG_FOLDER + "/openclaw.json";

    /** Kept from the agent, which would else starve the sidecar that meters it. */
    private static final int SIDECAR_MEBIBYTES = 384;

    private static final List<String> CLEAN = List.of("/usr/bin/env", "-i");
    private static final List<String> ENVIRONMENT =
            List.of(
                    "PATH=/usr/local/bin:/usr/bin:/bin",
                    "HOME=" + WorkspaceTask.HOME_FOLDER,
                    "LANG=C.UTF-8",
                    "NODE_ENV=production",
                    "NODE_OPTIONS=--max-old-space-size=1280",
                    "OPENCLAW_HOME=" + WorkspaceTask.HOME_FOLDER,
                    "OPENCLAW_STATE_DIR=" + WorkspaceTask.HOME_FOLDER + "/.openclaw",
                    "OPENCLAW_CONFIG_PATH=" + CONFIG_FILE,
                    "OPENCLAW_CONFIG_READONLY=1");

    /** Ready whatever its chat channels do; the image has no other client of HTTP than Node. */
    private static final String READY =
            "fetch('http://127.0.0.1:"
                    + Gateway.PORT
                    + "/startupz').then(r=>r.json()).then(s=>process.exit(s.ok===true?0:1),"
                    + "()=>process.exit(1))";

    private AgentContainer() {}

    static ContainerDefinition of(WorkspaceTaskSettings settings, String logGroup, String region) {
        return ContainerDefinition.of(WorkspaceTask.AGENT, settings.image())
                .memoryLimit(settings.memoryMiB() - SIDECAR_MEBIBYTES)
                .entryPoint(joined(CLEAN, ENVIRONMENT))
                .command(
                        List.of(
                                "openclaw",
                                "gateway",
                                "run",
                                "--port",
                                String.valueOf(Gateway.PORT),
                                "--auth",
                                "trusted-proxy"))
                .port(Gateway.PORT)
                .mounts(
                        List.of(
                                new Mount(
                                        WorkspaceVolumes.CONFIG,
                                        SidecarContainers.CONFIG_FOLDER,
                                        true),
                                new Mount(WorkspaceTask.HOME, WorkspaceTask.HOME_FOLDER, false),
                                new Mount(WorkspaceTask.SYSTEM, WorkspaceTask.SYSTEM_FOLDER, true),
                                new Mount(WorkspaceTask.TEAM, WorkspaceTask.TEAM_FOLDER, true),
                                new Mount(WorkspaceVolumes.AGENT_TMP, "/tmp", false)))
                .dependsOn(
                        Map.of(
                                WorkspaceTask.CONFIGURE, "SUCCESS",
                                WorkspaceTask.SIDECAR, "HEALTHY"))
                .healthCheck(
                        new HealthCheck(
                                joined(CLEAN, List.of("/usr/local/bin/node", "-e", READY)),
                                15,
                                4,
                                180))
                .stopTimeout(WorkspaceTask.AGENT_STOP_SECONDS)
                .logs(logGroup, region);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
