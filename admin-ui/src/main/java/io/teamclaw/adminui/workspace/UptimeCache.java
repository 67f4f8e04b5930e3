package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Why running workspaces are up: each answer costs several reads, so all pages share it. */
@Component
class UptimeCache {
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int MOST = 2_000;

    private record Known(Optional<Uptime> uptime, Workspace of, Instant at) {}

    private final WorkspaceService service;
    private final Clock clock;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    UptimeCache(WorkspaceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    Optional<Uptime> of(Workspace running) {
        Instant now = clock.instant();
        Known before = known.get(running.userId());
        if (before != null
                && before.of().version() == running.version()
                && before.of().activity().equals(running.activity())
                && now.isBefore(before.at().plus(FRESH))) {
            return before.uptime();
        }
        if (known.size() > MOST) {
            known.clear();
        }
        Optional<Uptime> uptime = service.uptime(running);
        known.put(running.userId(), new Known(uptime, running, now));
        return uptime;
    }
}
