package io.teamclaw.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.ecs.home.Homes;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.aws.InMemoryEcs;
import io.teamclaw.lifecycle.testing.aws.InMemoryEfs;
import io.teamclaw.lifecycle.testing.aws.InMemoryIam;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two workers of one attempt, for one of whom there is no room on Spot. */
class LaunchRaceTest {
    private static final String ATTEMPT = "0b1c8f0e-2d53-4ad5-9b3c-0e7c0a4f8a11";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final InMemoryIam iam = new InMemoryIam(clock);
    private final InMemoryEcs ecs = new InMemoryEcs(clock, iam);
    private final Waiting waiting = new Waiting(clock, clock::advance);

    @Test
    void whoFallsBackToOnDemandFindsWhatTheOtherLaunchedOnSpotMeanwhile() {
        define();
        AtomicReference<TaskRef> theirs = new AtomicReference<>();
        ecs.refuseSpot(
                request -> {
                    ecs.refuseSpot(other -> false);
                    theirs.set(worker().launch(TaskAccount.ADA, ATTEMPT));
                    return true;
                });

        TaskRef mine = worker().launch(TaskAccount.ADA, ATTEMPT);

        assertThat(ecs.doubles()).isEmpty();
        assertThat(mine).isEqualTo(theirs.get());
        assertThat(worker().tasksOf(TaskAccount.ADA.id())).containsExactly(mine);
    }

    @Test
    void whereNobodyElseLaunchedItTheTaskRunsOnDemand() {
        define();
        ecs.refuseSpot(request -> true);

        TaskRef task = worker().launch(TaskAccount.ADA, ATTEMPT);

        assertThat(worker().launch(TaskAccount.ADA, ATTEMPT)).isEqualTo(task);
        assertThat(ecs.launches()).isEqualTo(1);
    }

    private void define() {
        String role =
                iam.createRole(
                                request ->
                                        request.roleName("ada")
                                                .path("/")
                                                .assumeRolePolicyDocument("{}"))
                        .role()
                        .arn();
        ecs.registerTaskDefinition(
                request ->
                        request.family(TaskAccount.FAMILY)
                                .taskRoleArn(role)
                                .containerDefinitions(TaskAccount.containers()));
    }

    private EcsTaskRuntime worker() {
        EcsPlatform platform =
                new EcsPlatform(
                        new ResourceNames(new EnvironmentName("test"), "111111111111"),
                        "teamclaw-test",
                        "template",
                        "sg-workspaces",
                        List.of("subnet-a"),
                        "boundary",
                        "execution",
                        "sidecar",
                        "fs-homes",
                        "arn:aws:efs:eu-west-1:1:fs-homes",
                        100);
        return new EcsTaskRuntime(
                platform,
                ecs,
                new Homes(platform, ecs, new InMemoryEfs(), iam, clock, waiting),
                (owner, address) -> true,
                clock,
                clock::advance);
    }
}
