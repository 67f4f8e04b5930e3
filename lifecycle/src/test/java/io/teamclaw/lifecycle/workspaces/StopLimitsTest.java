package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.names.WorkspaceTask;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopLimitsTest {
    /** Of a function's five minutes, what is left for the work itself. */
    private static final Duration FUNCTION = Duration.ofSeconds(290);

    @Test
    void aStopsDeadlineOutlastsTheSlowestTaskThatEcsMayStop() {
        assertThat(Transitions.STOP_LIMIT).isGreaterThan(WorkspaceTask.LONGEST_STOP);
        assertThat(WorkspaceTask.LONGEST_STOP.toSeconds())
                .as("agent and sidecar end one after the other")
                .isGreaterThan(
                        WorkspaceTask.AGENT_STOP_SECONDS + WorkspaceTask.SIDECAR_STOP_SECONDS);
    }

    @Test
    void aStopThatWaitsAsLongAsItMayEndsWithinOneCallOfTheFunction() {
        assertThat(Transitions.DRAIN_LIMIT.plus(Transitions.STOP_LIMIT)).isLessThan(FUNCTION);
    }
}
