package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;

/** Finds out why workspaces are up. */
final class Uptimes {
    private final WorkspacePlatform platform;

    Uptimes(WorkspacePlatform platform) {
        this.platform = platform;
    }

    /** The owner's settings, one query of model calls and their jobs. */
    Uptime of(User owner, Workspace running) {
        return of(owner, running, platform.rules().idleTime(owner));
    }

    /** The same where the idle time is known. */
    Uptime of(User owner, Workspace running, Duration idleTime) {
        Instant now = platform.clock().instant();
        return Uptime.of(
                running,
                idleTime,
                platform.use().lastModelCall(owner.id()),
                platform.use().nextJob(owner, now.minus(Uptime.JOB_BEHIND)),
                now);
    }
}
