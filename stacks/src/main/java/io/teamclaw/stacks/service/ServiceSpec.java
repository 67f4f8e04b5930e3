package io.teamclaw.stacks.service;

import io.teamclaw.config.deploy.ServiceSettings;
import io.teamclaw.stacks.iam.PlatformRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of the platform's own services.
 *
 * @param part names everything of it, e.g. {@code router}; also its repository
 * @param size of a task, and how many
 * @param image with its tag
 * @param port on which it serves HTTP
 * @param healthPath that answers 200 when it can serve
 * @param taskRole what the service itself may do
 * @param environment variables
 * @param secrets variables by ARN of the Secrets Manager secret whose value they get
 * @param parameters variables by ARN of the SSM parameter whose value they get
 * @param stickiness how long the load balancer keeps a browser with one task, if at all
 * @param deregistration how long a task that goes may finish its requests
 */
public record ServiceSpec(
        String part,
        ServiceSettings size,
        String image,
        int port,
        String healthPath,
        PlatformRole taskRole,
        Map<String, String> environment,
        Map<String, String> secrets,
        Map<String, String> parameters,
        Optional<Duration> stickiness,
        Duration deregistration) {

    /** What the role reaches with which ECS prepares the service's tasks. */
    ExecutionRole.Reach reach() {
        return new ExecutionRole.Reach(
                List.of(part),
                part,
                secrets.values().stream().sorted().toList(),
                parameters.values().stream().sorted().toList());
    }

    /** The service's only container. */
    List<ContainerDefinition> containers(String logGroup, String region) {
        Map<String, String> fetched = new TreeMap<>(secrets);
        fetched.putAll(parameters);
        ContainerDefinition container =
                ContainerDefinition.of(part, image)
                        .environment(environment)
                        .port(port)
                        .mounts(List.of(new Mount("tmp", "/tmp", false)))
                        .healthCheck(HealthCheck.get(port, healthPath, 15, 90))
                        .stopTimeout(120)
                        .logs(logGroup, region);
        return List.of(fetched.isEmpty() ? container : container.secrets(fetched));
    }
}
