package io.teamclaw.adminui.dashboard;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.LiveStates;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Counts workspaces by state; one look is shared by all who ask within some seconds. */
@Component
class LiveCounts {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LiveStates states;
    private final Clock clock;
    private Map<UserId, WorkspaceState> seen = Map.of();
    private Instant at = Instant.EPOCH;

    LiveCounts(AdminUiParts parts, Clock clock) {
        this.states = new LiveStates(parts.dynamoDb(), parts.environment());
        this.clock = clock;
    }

    /** Of those people. */
    WorkspaceCounts of(Predicate<UserId> whose) {
        Collection<WorkspaceState> all =
                seen().entrySet().stream()
                        .filter(each -> whose.test(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return new WorkspaceCounts(
                count(all, WorkspaceState.RUNNING),
                count(all, WorkspaceState.STARTING) + count(all, WorkspaceState.PROVISIONING),
                count(all, WorkspaceState.STOPPING),
                count(all, WorkspaceState.FAILED));
    }

    private synchronized Map<UserId, WorkspaceState> seen() {
        Instant now = clock.instant();
        if (!now.isBefore(at.plus(FRESH))) {
            seen = states.read();
            at = now;
        }
        return seen;
    }

    private static long count(Collection<WorkspaceState> all, WorkspaceState wanted) {
        return all.stream().filter(wanted::equals).count();
    }
}
