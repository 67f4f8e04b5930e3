package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's workspace as recorded.
 *
 * @param userId owner
 * @param state where it stands
 * @param since when it entered this state
 * @param phase how far a start has come; present while provisioning or starting
 * @param cause why it failed; present when failed
 * @param attemptId of the current or last start
 * @param task the one task that belongs to it, while there is one; a failed workspace keeps naming
 *     it until it is removed
 * @param address where its gateway listens; present while running
 * @param lastActiveAt when somebody last used it
 * @param deadline when a transition that nobody finished may be taken over
 * @param version of the item
 */
public record Workspace(
        UserId userId,
        WorkspaceState state,
        Instant since,
        Optional<StartPhase> phase,
        Optional<String> cause,
        Optional<String> attemptId,
        Optional<TaskRef> task,
        Optional<TaskAddress> address,
        Instant lastActiveAt,
        Optional<Instant> deadline,
        long version) {

    /** Whether a start is under way, its first part ({@code provisioning}) included. */
    public boolean isStarting() {
        return state == WorkspaceState.PROVISIONING || state == WorkspaceState.STARTING;
    }

    /** Whether it will leave its state by itself. */
    public boolean isInTransition() {
        return isStarting() || state == WorkspaceState.STOPPING;
    }

    /** What a person has who never started one. */
    public static Workspace absent(UserId userId) {
        return new Workspace(
                userId,
                WorkspaceState.ABSENT,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                0);
    }
}
