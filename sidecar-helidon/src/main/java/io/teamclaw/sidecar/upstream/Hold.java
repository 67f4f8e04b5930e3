package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.upstream.UpstreamFailure.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An attempt's hold on the connection that it uses. Whoever takes the connection out says what
 * becomes of it: kept for other calls, or closed. The attempt's own thread makes it; {@link #cut()}
 * may come from any thread, {@link #endIfOverdue} from the watchdog's.
 */
final class Hold {
    /** By then a call that was cut has ended, unless it waits for somebody else. */
    private static final long STUCK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Watch watch;
    private final Thread owner = Thread.currentThread();
    private final AtomicReference<Connection> connection = new AtomicReference<>();
    private volatile Optional<Kind> overdue = Optional.empty();
    private long overdueSince;
    private volatile boolean cut;

    Hold(Watch watch) {
        this.watch = watch;
    }

    /** From now on the attempt uses this one, unless it is over already. */
    void on(Connection used) {
        connection.set(used);
        if (isOver()) {
            close();
        }
    }

    /** Lets go of the connection; empty where somebody else has closed it. */
    Optional<Connection> release() {
        return Optional.ofNullable(connection.getAndSet(null));
    }

    /** Closes the connection, whatever goes on over it. */
    void close() {
        Connection used = connection.getAndSet(null);
        if (used != null) {
            used.close();
        }
    }

    /** The attempt is not wanted any more. */
    void cut() {
        cut = true;
        close();
    }

    /** Whether it is not wanted any more, so that a failure is not upstream's. */
    boolean wasCut() {
        return cut;
    }

    /** That this upstream was too slow, where it was. */
    Optional<UpstreamFailure> overdue(Origin origin) {
        return overdue.map(kind -> UpstreamFailure.tooSlow(kind, origin));
    }

    /** Whether the attempt was ended from here. */
    boolean isOver() {
        return cut || overdue.isPresent();
    }

    /** Ends the attempt where upstream, or the agent, has kept it waiting for too long. */
    void endIfOverdue(long now) {
        if (overdue.isEmpty()) {
            overdue = watch.overdue(now);
            if (overdue.isPresent()) {
                overdueSince = now;
                close();
            }
        } else if (overdue.get() == Kind.CALL_TIMEOUT && now - overdueSince > STUCK_NANOS) {
            owner.interrupt(); // It waits for the agent, who does not take the answer.
        }
    }
}
