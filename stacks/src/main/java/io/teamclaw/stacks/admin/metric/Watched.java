package io.teamclaw.stacks.admin.metric;

import java.util.List;

/**
 * What is watched, where AWS or another stack chose the name.
 *
 * @param loadBalancer as CloudWatch spells it, e.g. {@code app/teamclaw-dev/0123456789abcdef}
 * @param distribution id of the CloudFront distribution
 * @param cluster name in ECS
 * @param services on that cluster
 * @param fileSystem id of the workspaces' file system
 * @param deadLetterQueue name of the queue of what no function could handle
 */
public record Watched(
        String loadBalancer,
        String distribution,
        String cluster,
        List<WatchedService> services,
        String fileSystem,
        String deadLetterQueue) {

    public Watched {
        services = List.copyOf(services);
    }
}
