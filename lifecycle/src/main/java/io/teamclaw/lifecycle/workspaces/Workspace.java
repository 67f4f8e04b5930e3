package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's workspace as recorded.
 *
 * @param userId owner
 * @param state where it stands
 * @param since when it entered this state
 * @param failure why it failed; present when failed
 * @param start the current or last start
 * @param task the one task that belongs to it, while there is one; a failed workspace keeps naming
 *     it until it is removed
 * @param address where its gateway listens; present while running
 * @param place the team whose limit it counts for, while it is up or on its way
 * @param stopWaitsFor what a stop waits for, for a person; present while stopping
 * @param removal present while it is taken away for good, and after that has failed
 * @param activity its use
 * @param deadline when a transition that nobody finished may be taken over
 * @param events the last {@value Timeline#MOST} things that happened to it, oldest first
 * @param version of the item
 */
public record Workspace(
        UserId userId,
        WorkspaceState state,
        Instant since,
        Optional<Failure> failure,
        Optional<Start> start,
        Optional<TaskRef> task,
        Optional<TaskAddress> address,
        Optional<TeamId> place,
        Optional<String> stopWaitsFor,
        Optional<Removal> removal,
        Activity activity,
        Optional<Instant> deadline,
        List<WorkspaceEvent> events,
        long version) {

    public Workspace {
        events = List.copyOf(events);
    }

    /** Whether a start is under way, its first part ({@code provisioning}) included. */
    public boolean isStarting() {
        return state == WorkspaceState.PROVISIONING || state == WorkspaceState.STARTING;
    }

    /** Whether it will leave its state by itself. */
    public boolean isInTransition() {
        return isStarting() || state == WorkspaceState.STOPPING;
    }

    /** How far a start has come; present while provisioning or starting. */
    public Optional<StartPhase> phase() {
        return start.flatMap(Start::phase);
    }

    /** Why it failed, for a person; present when failed. */
    public Optional<String> cause() {
        return failure.map(Failure::cause);
    }

    /** The task of the current or last run, as far as the events go back. */
    public Optional<TaskRef> lastTask() {
        return task.or(
                () ->
                        events.reversed().stream()
                                .map(WorkspaceEvent::task)
                                .flatMap(Optional::stream)
                                .findFirst());
    }

    /** Of the current or last start. */
    public Optional<String> attemptId() {
        return start.map(Start::attemptId);
    }

    /** When somebody last used it. */
    public Instant lastActiveAt() {
        return activity.lastActiveAt();
    }

    /** What a person has who never started one. */
    public static Workspace absent(UserId userId) {
        return new WorkspaceEdit(userId, Activity.since(Instant.EPOCH), 0)
                .state(WorkspaceState.ABSENT, Instant.EPOCH)
                .build();
    }

    /** Whether a failure left something that has to be removed before anything else. */
    public boolean hasLeftovers() {
        return state == WorkspaceState.FAILED && (task.isPresent() || launchUntil().isPresent());
    }

    /** Until when a launch that is not recorded may still have its effect. */
    public Optional<Instant> launchUntil() {
        return start.flatMap(Start::launchUntil);
    }

    /** A copy to be changed; nothing of this one changes. */
    WorkspaceEdit edit() {
        return new WorkspaceEdit(this);
    }

    /** The same, with another use and version. */
    WorkspaceEdit edit(Activity newer, long newVersion) {
        return new WorkspaceEdit(this, newer, newVersion);
    }
}
