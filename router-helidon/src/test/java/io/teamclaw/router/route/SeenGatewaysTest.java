package io.teamclaw.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeenGatewaysTest {
    private static final UserId ADA = new UserId("ada");
    private static final TaskRef TASK = new TaskRef("task-1");
    private static final TaskAddress ADDRESS = new TaskAddress("10.0.0.7", 18789);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile GatewayIdentity identity = GatewayIdentity.THEIRS;
    private final SeenGateways gateways =
            new SeenGateways(
                    (owner, address) -> {
                        looks.incrementAndGet();
                        return identity;
                    },
                    now::get);

    @Test
    void whatWasJustSeenIsNotLookedAtAgain() {
        assertThat(isTheirs()).isTrue();
        identity = GatewayIdentity.FOREIGN;
        pass(SeenGateways.FRESH.minusMillis(1));

        assertThat(isTheirs()).isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void afterAMomentItIsLookedAtWhileRequestsPass() {
        assertThat(isTheirs()).isTrue();
        identity = GatewayIdentity.FOREIGN;
        pass(SeenGateways.FRESH);

        assertThat(isTheirs()).isTrue();
        Eventually.get(this::isTheirs, theirs -> !theirs);
    }

    @Test
    void whatWasSeenLongAgoIsLookedAtBeforeARequestPasses() {
        assertThat(isTheirs()).isTrue();
        identity = GatewayIdentity.FOREIGN;
        pass(SeenGateways.GOOD);

        assertThat(isTheirs()).isFalse();
        identity = GatewayIdentity.THEIRS;
        assertThat(isTheirs()).isTrue();
    }

    @Test
    void oneSlowAnswerCutsNobodyOffAndLastingSilenceDoes() {
        assertThat(isTheirs()).isTrue();
        identity = GatewayIdentity.SILENT;
        pass(SeenGateways.FRESH);

        assertThat(isTheirs()).isTrue();
        Eventually.get(looks::get, count -> count == 2);
        assertThat(isTheirs()).isTrue();
        pass(SeenGateways.GOOD.minus(SeenGateways.FRESH));
        assertThat(isTheirs()).isFalse();
    }

    @Test
    void anotherTaskAtTheSameAddressIsLookedAtAnew() {
        assertThat(isTheirs()).isTrue();
        identity = GatewayIdentity.FOREIGN;

        assertThat(gateways.isTheirs(ADA, new TaskRef("task-2"), ADDRESS)).isFalse();
        assertThat(gateways.isTheirs(new UserId("bob"), TASK, ADDRESS)).isFalse();
    }

    private boolean isTheirs() {
        return gateways.isTheirs(ADA, TASK, ADDRESS);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
