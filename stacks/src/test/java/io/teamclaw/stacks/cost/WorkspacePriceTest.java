package io.teamclaw.stacks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.Architecture;
import io.teamclaw.config.deploy.WorkspaceTaskSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkspacePriceTest {
    private final PriceTable prices = PriceTable.of("eu-west-1");

    @Test
    void onDemandIsVcpuAndMemory() {
        // 0.03238 + 3 x 0.00356 dollars.
        assertThat(WorkspacePrice.microsPerHour(prices, task(0))).isEqualTo(43_060);
    }

    @Test
    void spotCostsItsShareOfThat() {
        assertThat(WorkspacePrice.microsPerHour(prices, task(100))).isEqualTo(15_071);
        assertThat(WorkspacePrice.microsPerHour(prices, task(50))).isEqualTo(29_066);
    }

    private static WorkspaceTaskSettings task(int spotPercent) {
        return new WorkspaceTaskSettings(
                "openclaw", 1024, 3072, Architecture.ARM64, spotPercent, Duration.ofMinutes(30));
    }
}
