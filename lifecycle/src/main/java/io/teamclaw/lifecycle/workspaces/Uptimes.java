package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;
import java.time.Instant;

/** Finds out why workspaces are up. */
final class Uptimes {
    private final WorkspacePlatform platform;

    Uptimes(WorkspacePlatform platform) {
        this.platform = platform;
    }

    /** One query of model calls, the owner's settings and their jobs. */
    Uptime of(User owner, Workspace running) {
        Instant now = platform.clock().instant();
        return Uptime.of(
                running,
                platform.rules().idleTime(owner),
                platform.use().lastModelCall(owner.id()),
                platform.use().nextJob(owner, now.minus(Uptime.JOB_BEHIND)),
                now);
    }
}
