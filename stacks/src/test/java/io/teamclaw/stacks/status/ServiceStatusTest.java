package io.teamclaw.stacks.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

class ServiceStatusTest {
    private static final Deployment NEW =
            Deployment.builder()
                    .status("PRIMARY")
                    .rolloutState(DeploymentRolloutState.COMPLETED)
                    .taskDefinition("arn:aws:ecs:eu-west-1:123456789012:task-definition/x:7")
                    .build();
    private static final Deployment OLD =
            Deployment.builder().status("ACTIVE").taskDefinition("x:6").build();
    private static final Service STEADY =
            Service.builder().desiredCount(2).runningCount(2).deployments(NEW).build();

    @Test
    void aServiceWithAllItsTasksOfOneVersionIsSteady() {
        ServiceStatus status = ServiceStatus.of(STEADY);

        assertThat(status.steady()).isTrue();
        assertThat(status.line()).isEqualTo("2 of 2 tasks run x:7, rollout complete");
    }

    @Test
    void withTooFewOrTooManyTasksOrNoneAtAllItIsNot() {
        assertThat(
                        List.of(
                                STEADY.toBuilder().runningCount(1).build(),
                                STEADY.toBuilder().runningCount(3).build(),
                                STEADY.toBuilder().runningCount(0).desiredCount(0).build()))
                .noneMatch(each -> ServiceStatus.of(each).steady());
    }

    @Test
    void whileTasksOfTheOldVersionRunItIsNot() {
        assertThat(ServiceStatus.of(STEADY.toBuilder().deployments(NEW, OLD).build()).steady())
                .isFalse();
    }

    @Test
    void aRolloutThatFailedIsTold() {
        Deployment failed = NEW.toBuilder().rolloutState(DeploymentRolloutState.FAILED).build();

        ServiceStatus status = ServiceStatus.of(STEADY.toBuilder().deployments(failed).build());

        assertThat(status.steady()).isFalse();
        assertThat(status.line()).endsWith("rollout FAILED");
    }

    @Test
    void theLatestEventIsTheFirst() {
        Service service =
                STEADY.toBuilder()
                        .events(
                                event("2026-01-02T00:00:00Z", "(service x) cannot pull its image."),
                                event("2026-01-01T00:00:00Z", "(service x) has started 1 tasks."))
                        .build();

        assertThat(ServiceStatus.of(service).latestEvent())
                .contains("2026-01-02T00:00:00Z (service x) cannot pull its image.");
    }

    private static ServiceEvent event(String at, String message) {
        return ServiceEvent.builder().createdAt(Instant.parse(at)).message(message).build();
    }
}
