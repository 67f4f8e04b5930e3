package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings wake-ups in step with settings.
 *
 * @param one of one person
 * @param others has another call do it for many
 */
record ScheduleSync(Consumer<UserId> one, Consumer<Many> others) {
    /**
     * People who have a workspace, in the order of their ids.
     *
     * @param team whose members; empty for everybody
     * @param after with whom an earlier call ended; empty for all of them
     */
    record Many(Optional<TeamId> team, Optional<UserId> after) {}
}
