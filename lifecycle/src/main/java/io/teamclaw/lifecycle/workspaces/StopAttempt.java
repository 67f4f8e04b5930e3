package io.teamclaw.lifecycle.workspaces;

import java.time.Duration;
import java.util.Optional;

/** Brings one workspace from stopping to stopped. */
final class StopAttempt {
    /** How long an attempt that has no task yet may take to see that it was overruled. */
    private static final Duration OVERRULED_LIMIT = Duration.ofMinutes(1);

    private final WorkspaceParts parts;

    StopAttempt(WorkspaceParts parts) {
        this.parts = parts;
    }

    /** One name for one transition, so that nobody does it twice in this process. */
    static String name(Workspace stopping) {
        return "stop " + stopping.userId() + " " + stopping.version();
    }

    /**
     * @return whether it is stopped now, and by this work
     */
    boolean run(Workspace stopping) {
        Optional<TaskRef> task = stopping.task();
        if (task.isEmpty()) {
            // Its attempt stops whatever it still launches.
            stopping.attemptId()
                    .ifPresent(id -> parts.background().awaitEnd(startName(id), OVERRULED_LIMIT));
        }
        boolean gone = task.map(parts::stopTask).orElse(true);
        if (parts.background().isClosing() && !gone) {
            return false;
        }
        return parts.records()
                .moveWhile(
                        stopping.userId(),
                        now ->
                                now.state() == WorkspaceState.STOPPING
                                        && now.task().equals(task)
                                        && now.attemptId().equals(stopping.attemptId()),
                        now ->
                                gone
                                        ? parts.transitions().stopped(now)
                                        : parts.transitions().failed(now, Causes.stopBroke(), task))
                .filter(moved -> moved.state() == WorkspaceState.STOPPED)
                .isPresent();
    }

    static String startName(String attemptId) {
        return "start " + attemptId;
    }
}
