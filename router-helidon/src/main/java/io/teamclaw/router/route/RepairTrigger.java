package io.teamclaw.router.route;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Has what is recorded of one workspace compared with what really runs; in the background and not
 * too often for each.
 */
public final class RepairTrigger implements Consumer<UserId> {
    private static final Duration SPACING = Duration.ofSeconds(2);

    private final WorkspaceService workspaces;
    private final Clock clock;

    /** One entry for each person whose workspace was not found, as long as it is recent. */
    private final Map<UserId, Instant> last = new ConcurrentHashMap<>();

    public RepairTrigger(WorkspaceService workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Override
    public void accept(UserId owner) {
        Instant now = clock.instant();
        Instant recent = now.minus(SPACING);
        last.values().removeIf(at -> at.isBefore(recent));
        if (last.putIfAbsent(owner, now) == null) {
            Thread.ofVirtual().name("router-repair").start(() -> workspaces.repair(owner));
        }
    }
}
