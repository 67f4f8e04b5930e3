package io.teamclaw.stacks.cluster;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.NetworkSettings;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.network.AddressPlan;
import io.teamclaw.stacks.service.ContainerDefinition;
import io.teamclaw.stacks.service.HealthCheck;
import io.teamclaw.stacks.service.Mount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The two containers of our own image in a workspace: {@code configure}, which writes what the
 * agent reads and ends, and the sidecar. They alone get the external id.
 *
 * @param image with its tag
 * @param environment of both
 * @param externalId where ECS fetches the value that both get
 */
record SidecarContainers(String image, Map<String, String> environment, String externalId) {
    static final String CONFIG_FOLDER = "/config";

    private static final int PORT = 3000;

    /**
     * @param publicOrigin under which people open their workspaces
     * @param externalId where ECS fetches it
     */
    static SidecarContainers of(
            Deployment deployment, SharedValues shared, String publicOrigin, String externalId) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_REGION", deployment.settings().region());
        environment.put(WorkspaceTask.USER_ID, WorkspaceTask.NOBODY);
        environment.put(WorkspaceTask.TEAM_ID, WorkspaceTask.NOBODY);
        environment.put("SIDECAR_PORT", String.valueOf(PORT));
        environment.put("SIDECAR_LOG", "json");
        environment.put("SIDECAR_ROLE_ARN", deployment.arns().role(Part.SIDECAR));
        environment.put("API_KEYS_SECRET_ARN", shared.read(Parameter.KEY_POOL_SECRET_ARN));
        environment.put("USAGE_TABLE_NAME", deployment.names().of(Tables.USAGE));
        environment.put(
                "USAGE_RETENTION_DAYS",
                String.valueOf(deployment.settings().retention().usageDays()));
        // Usage that waits for the table outlives the container there, not the task.
        environment.put("SIDECAR_SPILL_FOLDER", "/tmp/usage");
        environment.put("CONFIG_TABLE_NAME", deployment.names().of(Tables.CONFIG));
        environment.put("USERS_TABLE_NAME", deployment.names().of(Tables.USERS));
        environment.put("BUDGETS_TABLE_NAME", deployment.names().of(Tables.BUDGETS));
        environment.put("KEY_STATES_TABLE_NAME", deployment.names().of(Tables.KEY_STATES));
        environment.put("OPENCLAW_CONFIG_PATH", AgentContainer.CONFIG_FILE);
        environment.put("OPENCLAW_HOME", WorkspaceTask.HOME_FOLDER);
        environment.put("PUBLIC_ORIGIN", publicOrigin);
        environment.put("TRUSTED_PROXIES", String.join(",", proxies(deployment.settings())));
        return new SidecarContainers(
                shared.read(Parameter.SIDECAR_REPOSITORY)
                        + ":"
                        + deployment.settings().images().sidecar(),
                environment,
                externalId);
    }

    /**
     * The subnets of what leads people to workspaces, whose word OpenClaw takes for who they are,
     * and of the lifecycle function, which asks gateways to rest: it is where the router is.
     */
    private static List<String> proxies(DeploySettings settings) {
        NetworkSettings network = settings.network();
        AddressPlan addresses = new AddressPlan(network.cidr());
        return switch (settings.routing()) {
            case ROUTER -> addresses.privateSubnets(network.zones());
            case ALB ->
                    Stream.concat(
                                    addresses.publicSubnets(network.zones()).stream(),
                                    addresses.privateSubnets(network.zones()).stream())
                            .toList();
        };
    }

    /**
     * Mounts the agent's folder for temporary files as well: a fresh volume belongs to root, unless
     * the first image that mounts it says otherwise, and OpenClaw's does not.
     */
    ContainerDefinition configure(String logGroup, String region) {
        return common(WorkspaceTask.CONFIGURE, logGroup, region)
                .oneShot()
                .command(List.of("configure"))
                .mounts(
                        List.of(
                                new Mount(WorkspaceVolumes.TMP, "/tmp", false),
                                new Mount(WorkspaceVolumes.AGENT_TMP, "/agent-tmp", false),
                                new Mount(WorkspaceVolumes.CONFIG, CONFIG_FOLDER, false),
                                new Mount(WorkspaceTask.HOME, WorkspaceTask.HOME_FOLDER, false)));
    }

    /**
     * Outlives the agent at the end, whose last calls it meters; writes the configuration anew when
     * the keys change, which decide the models.
     */
    ContainerDefinition sidecar(String logGroup, String region) {
        return common(WorkspaceTask.SIDECAR, logGroup, region)
                .mounts(
                        List.of(
                                new Mount(WorkspaceVolumes.TMP, "/tmp", false),
                                new Mount(WorkspaceVolumes.CONFIG, CONFIG_FOLDER, false)))
                .healthCheck(HealthCheck.get(PORT, "/health", 5, 60))
                .stopTimeout(WorkspaceTask.SIDECAR_STOP_SECONDS);
    }

    private ContainerDefinition common(String name, String logGroup, String region) {
        return ContainerDefinition.of(name, image)
                .environment(environment)
                .secrets(Map.of("SIDECAR_EXTERNAL_ID", externalId))
                .logs(logGroup, region);
    }
}
