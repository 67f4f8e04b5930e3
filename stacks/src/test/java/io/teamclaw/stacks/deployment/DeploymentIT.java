package io.teamclaw.stacks.deployment;

import static io.teamclaw.stacks.StackName.ADMIN;
import static io.teamclaw.stacks.StackName.CLUSTER;
import static io.teamclaw.stacks.StackName.CONTROL_PLANE;
import static io.teamclaw.stacks.StackName.FOUNDATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.bootstrap.EmulatedBootstrap;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.EmulatedAws;
import io.teamclaw.stacks.testing.EmulatedPlatform;
import io.teamclaw.stacks.testing.Terraform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The four stacks on an account that moto plays, by real Terraform with the real provider: one
 * story, since each step needs what the one before made. Minutes, nearly all of them the provider's
 * fixed waits.
 */
class DeploymentIT {
    private final Deployment deployment = Deployments.small();

    @Test
    void theStacksAreAppliedInOrderStayAsTheyAreAreRemadeAloneAndLeaveNothing() throws Exception {
        try (MotoServer moto = MotoServer.start();
                EmulatedAws aws = EmulatedAws.of(moto.endpoint(), deployment.settings().region())) {
            EmulatedBootstrap.run(deployment.settings(), moto.endpoint());
            EmulatedPlatform platform = EmulatedPlatform.of(deployment, moto);
            DeployedPlatform deployed = new DeployedPlatform(deployment, aws);

            breakOff(moto, platform);
            for (StackName each : StackName.values()) {
                platform.apply(each);
            }
            unchanged(platform);
            deployed.check();

            remakeControlPlane(platform);

            platform.destroy(ADMIN);
            platform.destroy(CONTROL_PLANE);
            platform.destroy(CLUSTER);
            platform.destroy(FOUNDATION);
            deployed.checkGone();
            assertThat(moto.missing()).as("calls that moto does not know").isEmpty();
        }
    }

    /** AWS refuses a call in the middle of the first apply; the next one completes it. */
    private void breakOff(MotoServer moto, EmulatedPlatform platform) throws Exception {
        platform.plan(FOUNDATION);
        moto.refuseOnce("CreateRouteTable");
        Terraform.Run broken = platform.tryToApply(FOUNDATION);
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output())
                .contains("CreateRouteTable, https response error StatusCode: 403");
    }

    /** What stands before it stays as it is, and what stands after it keeps its own state. */
    private static void remakeControlPlane(EmulatedPlatform platform) throws Exception {
        List<String> others = states(platform, FOUNDATION, CLUSTER, ADMIN);
        platform.destroy(CONTROL_PLANE);
        assertThat(states(platform, FOUNDATION, CLUSTER, ADMIN)).isEqualTo(others);
        platform.apply(CONTROL_PLANE);
        // The new user pool has another id, which reaches the portal when its stack is applied.
        platform.apply(ADMIN);
        unchanged(platform);
    }

    private static List<String> states(EmulatedPlatform platform, StackName... stacks)
            throws Exception {
        List<String> states = new ArrayList<>();
        for (StackName each : stacks) {
            states.add(platform.state(each));
        }
        return states;
    }

    /** Plans all four, side by side: Terraform mostly waits. */
    private static void unchanged(EmulatedPlatform platform) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Terraform.Run>> plans = new ArrayList<>();
            for (StackName each : StackName.values()) {
                plans.add(executor.submit(() -> platform.plan(each)));
            }
            for (Future<Terraform.Run> each : plans) {
                Terraform.Run run = each.get();
                assertThat(run.exitCode()).as(run.name() + "\n" + run.end()).isZero();
            }
        }
    }
}
