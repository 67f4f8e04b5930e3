package io.teamclaw.lifecycle.workspaces;

/** Stops workspaces, and carries stops on. */
final class StopWork {
    private final WorkspaceParts parts;

    StopWork(WorkspaceParts parts) {
        this.parts = parts;
    }

    /** Goes on with a stop or removal in the background, unless this process is at it. */
    void carryOn(Workspace stopping) {
        String name = StopAttempt.name(stopping);
        if (!parts.background().isRunning(name)) {
            parts.background().run(name, () -> new StopAttempt(parts).run(stopping));
        }
    }

    /**
     * Asks its gateway to rest and stops it if it does, unless somebody moved, used or kept it
     * since it was read.
     *
     * @param judged running, as it was judged to be idle
     */
    IdleStop stopIdle(Workspace judged) {
        throw new UnsupportedOperationException("Comes next: " + judged.userId());
    }

    /** Removes, in the background, the task and the place that a failed start or stop left. */
    void clear(Workspace failed) {
        throw new UnsupportedOperationException("Comes next: " + failed.userId());
    }
}
