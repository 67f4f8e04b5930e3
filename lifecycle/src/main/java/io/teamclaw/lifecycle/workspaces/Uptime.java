package io.teamclaw.lifecycle.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a running workspace is up, and until when.
 *
 * @param idleSince since when nobody uses it, no model call ended and no work is known; empty while
 *     it is in use or works
 * @param reason what keeps it up
 * @param stopsAt when it may stop if nothing new happens: it does at the next look after that;
 *     empty where its work or a job decides
 */
public record Uptime(Optional<Instant> idleSince, UpReason reason, Optional<Instant> stopsAt) {
    /** A scheduled job keeps a workspace up for that long before it is due. */
    public static final Duration JOB_AHEAD = Duration.ofMinutes(10);

    /** A job that was due a moment ago may not have begun, nor made a model call. */
    static final Duration JOB_BEHIND = Duration.ofMinutes(2);

    /** Activity is noted every 30 s at most, and a moment later. */
    private static final Duration IN_USE = Duration.ofMinutes(1);

    /** One thing that keeps it up. */
    private record Hold(UpReason reason, Instant until) {}

    /**
     * Of what is known at a moment, without asking its gateway: what that said at the last look is
     * on the record.
     *
     * @param running the workspace, as recorded
     * @param idleTime of its owner
     * @param lastModelCall when the last one ended
     * @param nextJob the first that is due after {@code now} less {@link #JOB_BEHIND}
     */
    static Uptime of(
            Workspace running,
            Duration idleTime,
            Optional<Instant> lastModelCall,
            Optional<Instant> nextJob,
            Instant now) {
        UpReason lastUse = lastUse(running, lastModelCall);
        Instant idleFrom = at(lastUse);
        Instant quiet = idleFrom.plus(idleTime);
        Optional<Instant> kept = running.activity().keepUntil().filter(now::isBefore);
        Instant free = kept.filter(quiet::isBefore).orElse(quiet);
        Optional<Instant> stopsAt =
                Optional.of(free)
                        .filter(
                                at ->
                                        nextJob.filter(job -> !job.isAfter(later(at, now)))
                                                .isEmpty());
        if (now.isBefore(running.lastActiveAt().plus(IN_USE))) {
            return new Uptime(Optional.empty(), new UpReason.InUse(), stopsAt);
        }
        Optional<Hold> hold =
                Stream.of(
                                Optional.of(new Hold(lastUse, quiet)),
                                kept.map(until -> new Hold(new UpReason.Kept(until), until)),
                                nextJob.filter(job -> !job.isAfter(now.plus(JOB_AHEAD)))
                                        .map(job -> jobHold(job, idleTime)))
                        .flatMap(Optional::stream)
                        .filter(each -> now.isBefore(each.until()))
                        .max(Comparator.comparing(Hold::until));
        if (hold.isPresent()) {
            return new Uptime(Optional.of(idleFrom), hold.get().reason(), stopsAt);
        }
        return busyWith(running, idleFrom)
                .map(
                        with ->
                                new Uptime(
                                        Optional.empty(),
                                        new UpReason.Busy(with),
                                        Optional.empty()))
                .orElseGet(
                        () -> new Uptime(Optional.of(idleFrom), new UpReason.Nothing(), stopsAt));
    }

    /** Whether nothing is known that keeps it up: whether it works only its gateway can say. */
    boolean mayStop() {
        return reason instanceof UpReason.Nothing || reason instanceof UpReason.Busy;
    }

    /** What its record alone says: model calls are not on it. */
    static Instant lastKnownUse(Workspace running) {
        return at(lastUse(running, Optional.empty()));
    }

    /** When a run began: a new one has its full idle time, whoever started it. */
    static Instant began(Workspace running) {
        return running.start()
                .map(start -> start.reached().get(StartPhase.READY))
                .orElse(running.since());
    }

    private static UpReason lastUse(Workspace running, Optional<Instant> lastModelCall) {
        return Stream.of(
                        Optional.<UpReason>of(new UpReason.Started(began(running))),
                        Optional.<UpReason>of(new UpReason.Used(running.lastActiveAt())),
                        lastModelCall.<UpReason>map(UpReason.ModelCall::new))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Uptime::at))
                .orElseThrow();
    }

    private static Instant at(UpReason use) {
        return switch (use) {
            case UpReason.Started started -> started.at();
            case UpReason.Used used -> used.at();
            case UpReason.ModelCall call -> call.endedAt();
            default -> throw new IllegalArgumentException("No use: " + use);
        };
    }

    /** What a job does counts as use as soon as it is done; nobody knows how long that takes. */
    private static Hold jobHold(Instant job, Duration idleTime) {
        return new Hold(new UpReason.JobDue(job), job.plus(idleTime));
    }

    private static Instant later(Instant stop, Instant now) {
        return (stop.isAfter(now) ? stop : now).plus(JOB_AHEAD);
    }

    /** What the gateway said at the last look, if that was in this stretch of idleness. */
    private static Optional<String> busyWith(Workspace running, Instant idleFrom) {
        Activity activity = running.activity();
        return activity.lookedAt().filter(idleFrom::isBefore).flatMap(at -> activity.busyWith());
    }
}
