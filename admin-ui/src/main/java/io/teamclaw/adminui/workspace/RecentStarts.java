package io.teamclaw.adminui.workspace;

import io.teamclaw.lifecycle.workspaces.StartEstimate;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What a start took lately: the middle one of those workspaces that run and were used last. */
@Component
class RecentStarts {
    private static final int LOOKED_AT = 25;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Known(Optional<Duration> median, Instant at) {}

    private final WorkspaceService service;
    private final Clock clock;
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(Optional.empty(), Instant.EPOCH));

    RecentStarts(WorkspaceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** Empty where nothing runs; at most a minute old, one read of the index for everybody. */
    Optional<Duration> median() {
        Instant now = clock.instant();
        Known before = known.get();
        if (now.isBefore(before.at().plus(FRESH))) {
            return before.median();
        }
        Optional<Duration> median =
                StartEstimate.median(
                        service.page(WorkspaceState.RUNNING, Optional.empty(), LOOKED_AT)
                                .workspaces());
        known.set(new Known(median, now));
        return median;
    }
}
