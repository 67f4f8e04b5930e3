package io.teamclaw.lifecycle.workspaces;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a workspace's use. Each part is written on its own, by whoever knows it, and
 * disturbs no transition.
 *
 * @param lastActiveAt when somebody last used it
 * @param keepUntil until when somebody asked to keep it up
 * @param lookedAt when it was last looked at whether it can stop
 * @param busyWith what kept it from that, for a person
 */
public record Activity(
        Instant lastActiveAt,
        Optional<Instant> keepUntil,
        Optional<Instant> lookedAt,
        Optional<String> busyWith) {

    static Activity since(Instant lastActiveAt) {
        return new Activity(lastActiveAt, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
