package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Brings one workspace from stopping to stopped, or to absent where it is removed. */
final class StopAttempt {
    private static final Logger LOG = System.getLogger(StopAttempt.class.getName());

    /** How long an attempt of this process may take to see that it was overruled. */
    private static final Duration OVERRULED_LIMIT = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WorkspaceParts parts;
    private final UserId userId;
    private final Optional<String> attemptId;

    StopAttempt(WorkspaceParts parts, Workspace stopping) {
        this.parts = parts;
        this.userId = stopping.userId();
        this.attemptId = stopping.attemptId();
    }

    /** Names the work in this process. */
    static String name(UserId userId) {
        return "stop " + userId;
    }

    /**
     * @return whether it is stopped now
     */
    boolean run() {
        try {
            if (drained() && overruled() && new TearDown(parts).run(userId, this::isMine)) {
                finish();
            }
        } catch (RuntimeException e) {
            if (parts.background().isClosing()) {
                return false;
            }
            LOG.log(Level.ERROR, "The workspace of " + userId + " could not be stopped", e);
            parts.records().moveWhile(userId, this::isMine, now -> broken(now, e));
        }
        attemptId.ifPresent(id -> parts.line().leave(userId, id));
        Workspace now = parts.records().find(userId);
        return now.state() == WorkspaceState.STOPPED && now.attemptId().equals(attemptId);
    }

    /** Waits until OpenClaw has finished what it is at; false where the stop is not ours to do. */
    private boolean drained() {
        Optional<User> owner = parts.users().find(userId);
        Silence silence = new Silence(parts.platform().clock());
        do {
            Workspace now = parts.records().find(userId);
            if (!isMine(now)) {
                return false;
            }
            if (owner.isEmpty() || now.task().isEmpty() || !parts.transitions().mayDrain(now)) {
                return true;
            }
            switch (rest(owner.get(), now.task().get())) {
                case WorkspaceGateway.Rest.Resting resting -> {
                    return true;
                }
                case WorkspaceGateway.Rest.Silent silent -> {
                    if (silence.isFinalAfterOneMore()) {
                        return true;
                    }
                }
                case WorkspaceGateway.Rest.Busy busy -> {
                    silence.ends();
                    note(busy.with());
                }
            }
        } while (!parts.background().pause(PAUSE));
        return false;
    }

    /** What is gone rests; who does not answer may still be in the middle of an answer. */
    private WorkspaceGateway.Rest rest(User owner, TaskRef task) {
        try {
            return switch (parts.runtime().status(task)) {
                case TaskStatus.Gone gone -> new WorkspaceGateway.Rest.Resting();
                case TaskStatus.Ready ready ->
                        parts.platform().gateway().rest(owner, ready.address());
                case TaskStatus.Pending pending ->
                        new WorkspaceGateway.Rest.Silent("its task is not ready");
            };
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The state of the task of " + userId + " is unknown", e);
            return new WorkspaceGateway.Rest.Silent("its task's state is unknown");
        }
    }

    private void note(String reason) {
        parts.records()
                .moveWhile(
                        userId,
                        now -> isMine(now) && !now.stopWaitsFor().equals(Optional.of(reason)),
                        now -> parts.transitions().stopWaitsFor(now, reason));
    }

    /**
     * An attempt of this very process is let out first: what it prepares is not removed below it.
     */
    private boolean overruled() {
        attemptId
                .map(StartAttempt::name)
                .ifPresent(name -> parts.background().awaitEnd(name, OVERRULED_LIMIT));
        return !parts.background().isClosing();
    }

    private void finish() {
        Workspace now = parts.records().find(userId);
        while (isMine(now)) {
            Workspace next = parts.transitions().stopped(now);
            if (now.removal().isPresent()) {
                remove(now.removal().get());
                next = parts.transitions().absent(now);
            }
            if (parts.records().move(now, next).isPresent()) {
                return;
            }
            now = parts.records().find(userId);
        }
    }

    private void remove(Removal removal) {
        parts.platform().hooks().forEach(hook -> hook.remove(userId));
        parts.runtime().deprovision(userId, removal == Removal.DELETE_FILES);
    }

    /**
     * A removal goes on with the next sweep, unless it has been tried for too long; who stops their
     * own is told to do it again.
     */
    private Workspace broken(Workspace now, RuntimeException why) {
        Transitions transitions = parts.transitions();
        if (now.removal().isEmpty()) {
            return transitions.failed(now, Causes.stopBroke());
        }
        return transitions.isRemovalStuck(now)
                ? transitions.removalFailed(now, Causes.removalStuck(why))
                : transitions.stopWaitsFor(now, Causes.removalGoesOn());
    }

    private boolean isMine(Workspace now) {
        return now.state() == WorkspaceState.STOPPING && now.attemptId().equals(attemptId);
    }
}
