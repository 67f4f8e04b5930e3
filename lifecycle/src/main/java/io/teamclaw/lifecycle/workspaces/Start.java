package io.teamclaw.lifecycle.workspaces;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The current or last start of a workspace.
 *
 * @param attemptId the same for everybody who carries this start on
 * @param phase how far it has come; present while it goes on
 * @param reached when it came to each phase, as far as it got; {@code READY} is when it ran
 * @param launchUntil until when a launch that is not recorded may still have its effect; present
 *     from just before a launch until it is recorded
 */
public record Start(
        String attemptId,
        Optional<StartPhase> phase,
        Map<StartPhase, Instant> reached,
        Optional<Instant> launchUntil) {

    public Start {
        reached = Map.copyOf(reached);
    }
}
