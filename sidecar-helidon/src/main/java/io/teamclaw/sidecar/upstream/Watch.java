package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.upstream.UpstreamFailure.Kind;
import java.util.Optional;

/**
 * What is expected of an upstream at the moment, and until when. Set by the threads of a call,
 * looked at by the {@link Watchdog}: that is cheaper than a time-out of each read. Times are those
 * of {@link Watchdog#now()}.
 */
final class Watch {
    private static final long NEVER = Long.MAX_VALUE;

    private boolean answered;
    private volatile Kind reading = Kind.CONNECT_TIMEOUT;
    private volatile long readBy = NEVER;
    private volatile long writeBy = NEVER;
    private volatile long endBy = NEVER;

    /** From now on something should come, in this many nanoseconds. */
    void expect(Kind kind, long nanos) {
        reading = kind;
        readBy = Watchdog.now() + nanos;
    }

    /** It came, or is not waited for any more. */
    void came() {
        readBy = NEVER;
    }

    /** From now on something should be taken, in this many nanoseconds. */
    void offer(long nanos) {
        writeBy = Watchdog.now() + nanos;
    }

    /** It was taken, or is not offered any more. */
    void taken() {
        writeBy = NEVER;
    }

    /** A request begins, maybe the same as before over another connection. */
    synchronized void unanswered() {
        answered = false;
    }

    /** The request is written: the answer should begin in so many nanoseconds. */
    synchronized void written(long nanos) {
        if (!answered) {
            expect(Kind.FIRST_BYTE_TIMEOUT, nanos);
        }
    }

    /** The answer has begun, maybe before the request was written. */
    synchronized void answered() {
        answered = true;
        came();
    }

    /** All must be over in so many nanoseconds, if it need not be sooner. */
    void endWithin(long nanos) {
        endBy = Math.min(endBy, Watchdog.now() + nanos);
    }

    /** What was not done in time. */
    Optional<Kind> overdue(long now) {
        if (now > endBy) {
            return Optional.of(Kind.CALL_TIMEOUT);
        }
        if (now > writeBy) {
            return Optional.of(Kind.WRITE_TIMEOUT);
        }
        return now > readBy ? Optional.of(reading) : Optional.empty();
    }
}
