package io.teamclaw.lifecycle.workspaces;

import java.time.Duration;
import java.time.Instant;

/** Why a workspace is still up. */
public sealed interface UpReason {
    /** Somebody uses it right now. */
    record InUse() implements UpReason {}

    /** Somebody used it. @param at when last */
    record Used(Instant at) implements UpReason {}

    /** A model call ended. @param endedAt when the last one did */
    record ModelCall(Instant endedAt) implements UpReason {}

    /** It was started, by a person or for a job. @param at when it was ready */
    record Started(Instant at) implements UpReason {}

    /** Somebody asked to keep it. @param until when */
    record Kept(Instant until) implements UpReason {}

    /** A scheduled job is due within ten minutes. @param at when */
    record JobDue(Instant at) implements UpReason {}

    /** It works. @param with what, for a person */
    record Busy(String with) implements UpReason {}

    /** Nothing keeps it up: it stops at the next look, if it does not work then. */
    record Nothing() implements UpReason {}

    /**
     * For a person, in the middle of a sentence.
     *
     * @param now times are told from here, so that no time zone matters
     */
    default String words(Instant now) {
        return switch (this) {
            case InUse use -> "in use";
            case Used used -> "last used " + ago(used.at(), now);
            case ModelCall call -> "a model call ended " + ago(call.endedAt(), now);
            case Started started -> "started " + ago(started.at(), now);
            case Kept kept -> "kept for another " + span(now, kept.until());
            case JobDue job when job.at().isAfter(now) -> "a job is due in " + span(now, job.at());
            case JobDue job -> "a job is due now";
            case Busy busy -> busy.with();
            case Nothing nothing -> "idle; it stops at the next check";
        };
    }

    private static String ago(Instant at, Instant now) {
        Duration past = Duration.between(at, now);
        return past.toMinutes() < 1 ? "just now" : span(at, now) + " ago";
    }

    /** Whole minutes, a part of one counting as one, e.g. {@code 2 h 5 min}. */
    private static String span(Instant from, Instant to) {
        long minutes = Math.max(1, Duration.between(from, to).plusSeconds(59).toMinutes());
        return minutes < 60
                ? minutes + " min"
                : minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
