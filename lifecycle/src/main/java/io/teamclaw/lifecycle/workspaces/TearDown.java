package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Removes the way to a workspace and every task of its owner. */
final class TearDown {
    static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What a stop leaves is seen by the next listing; more than this many times is a fault. */
    private static final int ROUNDS = 10;

    private final WorkspaceParts parts;

    TearDown(WorkspaceParts parts) {
        this.parts = parts;
    }

    /**
     * @param mine whether the record still wants that
     * @return false where it does not (any more), or this process ends
     * @throws RuntimeException where something cannot be removed
     */
    boolean run(UserId userId, Predicate<Workspace> mine) {
        parts.platform().routing().unroute(userId);
        return awaitLaunch(userId, mine) && stopAll(userId, mine);
    }

    /**
     * A launch that is on its way is recorded by its launcher or has ended by its time; then all
     * that it brought about can be seen.
     */
    private boolean awaitLaunch(UserId userId, Predicate<Workspace> mine) {
        do {
            Workspace now = parts.records().find(userId);
            if (!mine.test(now)) {
                return false;
            }
            if (now.task().isPresent() || !parts.transitions().mayStillLaunch(now)) {
                return true;
            }
        } while (!parts.background().pause(PAUSE));
        return false;
    }

    /**
     * The tasks are listed before the record is read: what it still wants removed then was there
     * before anybody could start anew.
     */
    boolean stopAll(UserId userId, Predicate<Workspace> mine) {
        Set<TaskRef> stopped = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<TaskRef> tasks = new LinkedHashSet<>(toBeStopped(userId));
            Workspace now = parts.records().find(userId);
            if (!mine.test(now)) {
                return false;
            }
            now.task().filter(task -> !stopped.contains(task)).ifPresent(tasks::add);
            if (tasks.isEmpty()) {
                return true;
            }
            tasks.forEach(task -> parts.runtime().stop(task, STOP_GRACE));
            stopped.addAll(tasks);
            if (round > 0 && parts.background().pause(PAUSE)) {
                return false;
            }
        }
        throw new IllegalStateException("Tasks of " + userId + " are there after every stop");
    }

    /** A removal that is carried on leaves what deletes the person's files at its work. */
    private List<TaskRef> toBeStopped(UserId userId) {
        return parts.records().find(userId).removal().isPresent()
                ? parts.runtime().workspacesOf(userId)
                : parts.runtime().tasksOf(userId);
    }
}
