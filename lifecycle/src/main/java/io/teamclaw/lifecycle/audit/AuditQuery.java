package io.teamclaw.lifecycle.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is looked for; all that is given has to hold.
 *
 * @param from not before this
 * @param until before this
 * @param actorId who did it
 * @param target what it was done to, whole: {@code person/{id}}
 * @param action what was done: {@code person.disabled}, or {@code person.} for all that begins so
 * @param text somewhere in action, target or the actor's e-mail address, in any case
 * @param below only rows in front of this sequence: where the page before ended
 */
public record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> actorId,
        Optional<String> target,
        Optional<String> action,
        Optional<String> text,
        OptionalLong below) {
    public static final AuditQuery EVERYTHING =
            new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty());

    /** What was done to one thing. */
    public static AuditQuery ofTarget(String target) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(target),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** The same from where a page ended. */
    public AuditQuery below(long sequence) {
        return new AuditQuery(
                from, until, actorId, target, action, text, OptionalLong.of(sequence));
    }
}
