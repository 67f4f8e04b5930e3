package io.teamclaw.sidecar.policy;

import static io.teamclaw.sidecar.policy.PolicyData.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.policy.CallLimits;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefreshedLimitsTest {
    private final LinkedBlockingQueue<Supplier<CallLimits>> readings = new LinkedBlockingQueue<>();

    @Test
    void theLastGoodOnesStayWhateverTheNextReadingBrings() throws Exception {
        CallLimits first = limits(Map.of("calls-at-once", "3"));
        CallLimits second = limits(Map.of("calls-at-once", "4"));
        readings.add(() -> first);
        try (RefreshedLimits limits = new RefreshedLimits(CallLimits.BUILT_IN, this::read)) {
            assertThat(limits.get()).isEqualTo(first);
            readings.add(
                    () -> {
                        throw new IllegalArgumentException("platform/calls-at-once is wrong");
                    });
            limits.refresh();
            await(() -> limits.problem().isPresent());
            assertThat(limits.get()).isEqualTo(first);
            assertThat(limits.problem().orElseThrow()).contains("platform/calls-at-once");
            readings.add(() -> second);
            limits.refresh();
            await(() -> limits.get().equals(second));
            assertThat(limits.problem()).isEmpty();
        }
    }

    @Test
    void aTableThatIsAwayAtTheStartMeansTheBuiltInLimits() {
        readings.add(
                () -> {
                    throw new IllegalStateException("away");
                });
        try (RefreshedLimits limits = new RefreshedLimits(CallLimits.BUILT_IN, this::read)) {
            assertThat(limits.get()).isEqualTo(CallLimits.BUILT_IN);
            assertThat(limits.problem().orElseThrow()).contains("cannot be read");
        }
    }

    private CallLimits read() {
        try {
            return readings.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(Supplier<Boolean> what) {
        while (!what.get()) {
            Thread.onSpinWait();
        }
    }
}
