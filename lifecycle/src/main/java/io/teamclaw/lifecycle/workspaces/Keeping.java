package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps workspaces up for people who ask for that. */
final class Keeping {
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final WorkspaceStore store;
    private final WorkspaceRules rules;
    private final Clock clock;

    Keeping(WorkspaceStore store, WorkspaceRules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    Workspace keep(UserId userId, Duration time) {
        Duration longest = rules.longestKeep();
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "A workspace can be kept up for 1 to " + longest.toHours() + " hours");
        }
        Instant until = clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
        return store.keep(userId, until)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The workspace is not running; start it first, then keep"
                                                + " it up"));
    }

    void endKeep(UserId userId) {
        store.endKeep(userId);
    }
}
