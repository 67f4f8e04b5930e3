package io.teamclaw.lifecycle.workspaces;

/** Starts workspaces, and carries starts on. */
final class StartWork {
    private final WorkspaceParts parts;

    StartWork(WorkspaceParts parts) {
        this.parts = parts;
    }

    /** Goes on with a start in the background, unless this process is at it. */
    void carryOn(Workspace starting) {
        String attemptId = starting.attemptId().orElseThrow();
        String name = StopAttempt.startName(attemptId);
        if (!parts.background().isRunning(name)) {
            parts.users()
                    .find(starting.userId())
                    .ifPresent(
                            owner ->
                                    parts.background()
                                            .run(name, new StartAttempt(parts, owner, attemptId)));
        }
    }

    /** Fails a start whose deadline has passed, and removes what it made. */
    void giveUp(Workspace expired) {
        parts.failAndRemove(
                expired.userId(),
                now -> now.isStarting() && parts.transitions().expired(now),
                Causes.tookTooLong());
    }
}
