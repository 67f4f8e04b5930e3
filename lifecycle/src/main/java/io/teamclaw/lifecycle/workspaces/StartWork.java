package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** Starts workspaces, and carries starts on. */
final class StartWork {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WorkspaceParts parts;
    private final StopWork stops;

    StartWork(WorkspaceParts parts) {
        this.parts = parts;
        this.stops = new StopWork(parts);
    }

    Workspace start(UserId userId, Asked asked) {
        User owner =
                parts.users()
                        .find(userId)
                        .filter(found -> !found.disabled())
                        .orElseThrow(() -> refusal(userId));
        return Retries.until("start a workspace", () -> tryStart(owner, asked));
    }

    /** Asks until it does not stop any more, or this process ends. */
    void startAfterStop(UserId userId, Asked asked) {
        while (mayStartLater(start(userId, asked))) {
            if (parts.background().pause(PAUSE)) {
                return;
            }
        }
    }

    /** Whether it stops, and not for good. */
    static boolean mayStartLater(Workspace now) {
        return now.state() == WorkspaceState.STOPPING && now.removal().isEmpty();
    }

    /** Who may not start does not keep a place in line either. */
    private RuntimeException refusal(UserId userId) {
        new Failures(parts)
                .fail(
                        userId,
                        now -> now.phase().equals(Optional.of(StartPhase.WAITING)),
                        Causes.ownerDisabled());
        return parts.users().find(userId).isPresent()
                ? new IllegalStateException(
                        "This account is disabled; an administrator can enable it")
                : new NoSuchElementException("There is no person with the id " + userId);
    }

    private Optional<Workspace> tryStart(User owner, Asked asked) {
        Workspace now = parts.records().find(owner.id());
        boolean expired = parts.transitions().expired(now);
        return switch (now.state()) {
            case RUNNING -> Optional.of(now);
            case PROVISIONING, STARTING ->
                    expired ? takeOver(owner, now, asked) : again(owner, now);
            case STOPPING -> expired ? stopFirst(owner, now, asked) : Optional.of(now);
            case FAILED ->
                    now.removal().isPresent()
                            ? Optional.of(now)
                            : now.hasLeftovers()
                                    ? stopFirst(owner, now, asked)
                                    : begin(owner, now, asked);
            case ABSENT, STOPPED -> begin(owner, now, asked);
        };
    }

    private Optional<Workspace> begin(User owner, Workspace now, Asked asked) {
        Workspace next =
                parts.transitions().requested(now, UUID.randomUUID().toString(), owner.teamId());
        PlaceLimits limits = PlaceLimits.of(parts.platform().rules(), owner.teamId());
        return switch (parts.records().claim(now, next, limits, asked)) {
            case Move.Done done -> Optional.of(inBackground(owner, done.workspace()));
            case Move.Lost lost -> Optional.empty();
            case Move.Full full -> {
                Failure failure =
                        full.ofTeam()
                                ? Causes.limitOfTeam(limits.inTeam().orElseThrow())
                                : Causes.limitOfAll(limits.inAll().orElseThrow());
                yield parts.records().move(now, parts.transitions().failed(now, failure), asked);
            }
        };
    }

    /** What an earlier start left behind goes first: two tasks must not share one home. */
    private Optional<Workspace> stopFirst(User owner, Workspace now, Asked asked) {
        Runnable afterwards = now.removal().isPresent() ? () -> {} : () -> start(owner.id(), asked);
        return stops.begin(now, Duration.ZERO, asked, afterwards);
    }

    private Optional<Workspace> takeOver(User owner, Workspace now, Asked asked) {
        if (now.task().isPresent()) {
            return stopFirst(owner, now, asked);
        }
        Workspace next =
                isWaiting(now)
                        ? parts.transitions().waiting(now)
                        : parts.transitions().resumed(now);
        return parts.records().move(now, next).map(claimed -> inBackground(owner, claimed));
    }

    /** Its turn may have come. */
    private Optional<Workspace> again(User owner, Workspace now) {
        return Optional.of(isWaiting(now) ? inBackground(owner, now) : now);
    }

    private Workspace inBackground(User owner, Workspace claimed) {
        StartAttempt attempt = new StartAttempt(parts, owner, claimed);
        String name = StartAttempt.name(claimed.attemptId().orElseThrow());
        parts.background().run(name, owner.id(), attempt);
        return claimed;
    }

    /**
     * Goes on with a start in the background, unless this process is at it.
     *
     * @return false where it is, or where the owner is gone
     */
    boolean carryOn(Workspace starting) {
        String name = StartAttempt.name(starting.attemptId().orElseThrow());
        Optional<User> owner = parts.users().find(starting.userId());
        if (owner.isEmpty() || parts.background().isRunning(name)) {
            return false;
        }
        inBackground(owner.get(), starting);
        return true;
    }

    /**
     * Fails a start whose deadline has passed, and removes what it made.
     *
     * @return false where it went on meanwhile
     */
    boolean giveUp(Workspace expired) {
        Failure failure = isWaiting(expired) ? Causes.waitedTooLong() : Causes.tookTooLong();
        return new Failures(parts)
                .fail(
                        expired.userId(),
                        now -> now.isStarting() && parts.transitions().expired(now),
                        failure);
    }

    private static boolean isWaiting(Workspace workspace) {
        return workspace.phase().equals(Optional.of(StartPhase.WAITING));
    }
}
