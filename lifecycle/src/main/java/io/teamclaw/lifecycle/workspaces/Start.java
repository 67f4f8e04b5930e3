package io.teamclaw.lifecycle.workspaces;

import java.time.Instant;
import java.util.EnumMap;
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

    /** At a phase; when it came there is noted at the first time. */
    Start at(StartPhase next, Instant now) {
        Map<StartPhase, Instant> all = new EnumMap<>(StartPhase.class);
        all.putAll(reached);
        all.putIfAbsent(next, now);
        return new Start(attemptId, Optional.of(next), all, launchUntil);
    }

    /** Over, well or not. */
    Start ended() {
        return new Start(attemptId, Optional.empty(), reached, launchUntil);
    }

    /** With a launch that may have its effect until then, or none. */
    Start launching(Optional<Instant> until) {
        return new Start(attemptId, phase, reached, until);
    }
}
