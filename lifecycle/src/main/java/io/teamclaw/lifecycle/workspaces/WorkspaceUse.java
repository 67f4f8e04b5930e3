package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.Optional;

/** What says, beside open sockets, that a workspace is in use or soon will be. */
public interface WorkspaceUse {
    /** When the person's last model call ended, as far as it is metered. */
    Optional<Instant> lastModelCall(UserId owner);

    /** When the person's next scheduled job is due. */
    Optional<Instant> nextJob(User owner, Instant after);
}
