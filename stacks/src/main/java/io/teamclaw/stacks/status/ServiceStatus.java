package io.teamclaw.stacks.status;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What ECS says of a service.
 *
 * @param version the task definition that is rolled out, e.g. {@code teamclaw-router-dev:7}
 * @param rollout e.g. {@code IN_PROGRESS}
 * @param latestEvent when and what, e.g. {@code 2026-01-01T00:00:00Z (service x) was unable to
 *     place a task.}
 */
record ServiceStatus(
        int desired,
        int running,
        String version,
        String rollout,
        boolean steady,
        Optional<String> latestEvent) {

    static ServiceStatus of(Service service) {
        Optional<Deployment> newest =
                service.deployments().stream()
                        .filter(each -> each.status().equals("PRIMARY"))
                        .findFirst();
        String rollout = newest.map(Deployment::rolloutStateAsString).orElse("none");
        // While an older deployment is beside it, some tasks are of the old version. A service
        // that shall have no tasks serves nobody.
        boolean steady =
                service.deployments().size() == 1
                        && rollout.equals(DeploymentRolloutState.COMPLETED.toString())
                        && service.desiredCount() > 0
                        && service.runningCount().equals(service.desiredCount());
        return new ServiceStatus(
                service.desiredCount(),
                service.runningCount(),
                newest.map(Deployment::taskDefinition).map(ServiceStatus::shortName).orElse("none"),
                rollout,
                steady,
                // ECS names the newest first.
                service.events().stream()
                        .findFirst()
                        .map(event -> event.createdAt() + " " + event.message().strip()));
    }

    /** For a person, e.g. {@code 1 of 2 tasks run teamclaw-admin-dev:3, rollout IN_PROGRESS}. */
    String line() {
        return "%d of %d tasks run %s, rollout %s"
                .formatted(running, desired, version, steady ? "complete" : rollout);
    }

    private static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
