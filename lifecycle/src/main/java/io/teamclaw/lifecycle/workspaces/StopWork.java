package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.util.Optional;

/** Stops and removes workspaces, and carries both on. */
final class StopWork {
    private static final Asked IDLE = Asked.because("nobody used it");

    private final WorkspaceParts parts;

    StopWork(WorkspaceParts parts) {
        this.parts = parts;
    }

    /**
     * @param drain how long it may wait for what a running workspace is busy with
     */
    Workspace stop(UserId userId, Duration drain, Asked asked) {
        return Retries.until(
                "stop a workspace",
                () -> {
                    Workspace now = parts.records().find(userId);
                    return isToBeStopped(now, drain)
                            ? begin(now, drain, asked, () -> {})
                            : Optional.of(now);
                });
    }

    private boolean isToBeStopped(Workspace now, Duration drain) {
        return switch (now.state()) {
            case ABSENT, STOPPED -> false;
            case PROVISIONING, STARTING, RUNNING -> true;
            case STOPPING ->
                    parts.transitions().expired(now)
                            || drain.isZero() && parts.transitions().mayDrain(now);
            case FAILED -> now.hasLeftovers();
        };
    }

    /**
     * Moves it to stopping, or takes a stop over.
     *
     * @param afterwards what to do once it has stopped
     * @return empty where somebody else moved it
     */
    Optional<Workspace> begin(Workspace now, Duration drain, Asked asked, Runnable afterwards) {
        Duration wait = now.state() == WorkspaceState.RUNNING ? drain : Duration.ZERO;
        return parts.records()
                .move(now, parts.transitions().stopping(now, wait), asked)
                .map(stopping -> inBackground(stopping, afterwards));
    }

    private Workspace inBackground(Workspace stopping, Runnable afterwards) {
        parts.background()
                .run(
                        StopAttempt.name(stopping.userId()),
                        stopping.userId(),
                        () -> {
                            if (new StopAttempt(parts, stopping).run()) {
                                afterwards.run();
                            }
                        });
        return stopping;
    }

    /**
     * Goes on with a stop or removal in the background, unless this process is at it.
     *
     * @return whether it was not
     */
    boolean carryOn(Workspace stopping) {
        boolean isIdle = !parts.background().isRunning(StopAttempt.name(stopping.userId()));
        if (isIdle) {
            inBackground(stopping, () -> {});
        }
        return isIdle;
    }

    /**
     * Has a removal fail that never came to an end.
     *
     * @return false where somebody else moved it
     */
    boolean giveUp(Workspace removing) {
        return parts.records()
                .move(
                        removing,
                        parts.transitions().removalFailed(removing, Causes.removalNeverEnded()))
                .isPresent();
    }

    /** Removes, in the background, the task and the place that a failed start or stop left. */
    void clear(Workspace failed) {
        parts.background()
                .run(StopAttempt.name(failed.userId()), () -> new Failures(parts).clear(failed));
    }

    /**
     * Asks its gateway to rest and stops it if it does, unless somebody moved, used or kept it
     * since it was read.
     *
     * @param judged running, as it was judged to be idle
     */
    IdleStop stopIdle(Workspace judged) {
        Optional<User> owner = parts.users().find(judged.userId());
        if (judged.state() != WorkspaceState.RUNNING || owner.isEmpty()) {
            return new IdleStop.Overtaken();
        }
        TaskAddress address = judged.address().orElseThrow();
        WorkspaceGateway gateway = parts.platform().gateway();
        return switch (gateway.rest(owner.get(), address)) {
            case WorkspaceGateway.Rest.Busy busy -> new IdleStop.Busy(busy.with());
            case WorkspaceGateway.Rest.Silent silent -> new IdleStop.Silent(silent.why());
            case WorkspaceGateway.Rest.Resting resting -> {
                Optional<Workspace> stopping =
                        parts.records()
                                .moveUnused(
                                        judged,
                                        parts.transitions().stopping(judged, Duration.ZERO),
                                        IDLE);
                if (stopping.isEmpty()) {
                    gateway.resume(owner.get(), address);
                    yield new IdleStop.Overtaken();
                }
                yield new IdleStop.Stopping(inBackground(stopping.get(), () -> {}));
            }
        };
    }

    Workspace remove(UserId userId, Removal removal, Asked asked) {
        return Retries.until("remove a workspace", () -> tryRemove(userId, removal, asked));
    }

    private Optional<Workspace> tryRemove(UserId userId, Removal removal, Asked asked) {
        Workspace now = parts.records().find(userId);
        boolean done =
                now.state() == WorkspaceState.ABSENT
                        && (now.version() == 0 || removal == Removal.KEEP_FILES);
        if (done) {
            return Optional.of(now);
        }
        Workspace next = parts.transitions().removing(now, removal);
        if (now.state() == WorkspaceState.STOPPING
                && now.removal().isPresent()
                && now.removal().equals(next.removal())
                && !parts.transitions().expired(now)) {
            carryOn(now);
            return Optional.of(now);
        }
        Optional<Workspace> removing = parts.records().move(now, next, asked);
        removing.ifPresent(this::carryOn);
        return removing;
    }
}
