package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One try to get an answer from upstream, over a connection that is its own for as long as it
 * lasts. Closing it before the answer is whole cuts the connection, which tells the provider to
 * stop. Used by one thread; {@link #cut()} and {@link #endWithin} may come from any.
 */
public final class Attempt implements AutoCloseable {
    /** So long, and so much, for a connection that can then serve the next try. */
    private static final Duration DISCARD = Duration.ofMillis(250);

    private static final long DISCARDED = 64 * 1024;

    private final Route route;
    private final Transport transport;
    private final Watch watch = new Watch();
    private final Hold hold = new Hold(watch);
    private Optional<BodyWriter> writer = Optional.empty();
    private boolean keeps;
    private long keepNanos;

    Attempt(Route route, Transport transport) {
        this.route = route;
        this.transport = transport;
        watch.endWithin(transport.timeouts().callNanos());
    }

    /**
     * Sends a request and waits for the head of its answer. Where a kept connection turns out to be
     * closed, the request is sent once more over a fresh one.
     *
     * @param target raw path and query, sent as it is
     * @param headers without those of the connection, {@code host} and {@code content-length}
     * @throws UpstreamFailure where no answer comes
     * @throws RequestBody.Gone where the body's sender leaves
     */
    public UpstreamAnswer send(
            String method, String target, UpstreamHeaders headers, RequestBody body)
            throws UpstreamFailure {
        Request request = new Request(method, target, headers, body);
        transport.watchdog().add(hold);
        Optional<Connection> kept = transport.idle().take(route.origin());
        if (kept.isPresent()) {
            try {
                return exchange(kept.get(), request);
            } catch (IOException e) {
                if (!isStale(kept.get()) || !body.isRepeatable()) {
                    throw failure(e);
                }
                hold.close();
            }
        }
        Connection fresh = transport.connector().open(route, hold, watch);
        try {
            return exchange(fresh, request);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Whether upstream closed the connection as we began to use it, so that it read nothing. */
    private boolean isStale(Connection kept) {
        return !kept.isAnswered() && !hold.isOver() && writer.flatMap(BodyWriter::gone).isEmpty();
    }

    private UpstreamAnswer exchange(Connection used, Request request) throws IOException {
        hold.on(used);
        used.use(watch);
        IOException unwritten = write(used, request);
        AnswerHead head;
        try {
            head = new HeadReader(used).read();
        } catch (IOException e) {
            if (unwritten != null) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
        watch.answered();
        Framing framing = head.framing(request.method().equals("HEAD"));
        keeps = unwritten == null && head.keepsConnection();
        keepNanos = transport.keepNanos(head.headers());
        return new UpstreamAnswer(
                head.status(), head.headers(), new UpstreamBody(this, used, framing));
    }

    /** Returns why it could not be written, where the answer may still tell more. */
    private IOException write(Connection used, Request request) {
        Timeouts timeouts = transport.timeouts();
        watch.unanswered();
        if (request.isSmall()) {
            watch.offer(timeouts.idleNanos());
            try {
                request.writeTo(used, route);
                return null;
            } catch (IOException e) {
                return e;
            } finally {
                watch.taken();
                watch.written(timeouts.firstByteNanos());
            }
        }
        request.head(used.head(), route);
        BodyWriter body = new BodyWriter(request, used, watch, timeouts);
        writer = Optional.of(body);
        Thread.ofVirtual().name("upstream-body").start(body);
        return null;
    }

    /** Waits for more of the answer's body. */
    boolean fill(Connection used, int most) throws IOException {
        watch.expect(Kind.IDLE_TIMEOUT, transport.timeouts().idleNanos());
        try {
            return used.fill(most);
        } finally {
            watch.came();
        }
    }

    /**
     * The answer's body is whole.
     *
     * @param framed whether the connection may go on after it
     */
    void answered(boolean framed) {
        boolean written = writer.isEmpty() || writer.get().isDone();
        Optional<Connection> used = hold.release();
        if (used.isEmpty()) {
            return;
        }
        Connection each = used.get();
        if (framed && keeps && written && each.available() == 0) {
            each.rest(Watchdog.now() + keepNanos);
            transport.idle().put(each);
        } else {
            each.close();
        }
    }

    /** What a broken connection means for the call. */
    UpstreamFailure failure(IOException e) {
        Optional<RequestBody.Gone> gone = writer.flatMap(BodyWriter::gone);
        if (gone.isPresent()) {
            throw gone.get();
        }
        UpstreamFailure within = UpstreamFailure.within(route.origin(), e);
        // A connection that was closed because it took too long looks broken as well.
        return within.kind() == Kind.MALFORMED
                ? within
                : hold.overdue(route.origin()).orElse(within);
    }

    /** Lets go of an answer that nobody wants; where little of it is left the connection stays. */
    public void discard(UpstreamAnswer answer) {
        watch.endWithin(DISCARD.toNanos());
        try {
            long read = 0;
            while (read < DISCARDED && answer.body().next()) {
                read += answer.body().length();
            }
        } catch (UpstreamFailure e) {
            System.getLogger(Attempt.class.getName())
                    .log(System.Logger.Level.DEBUG, "An answer was not read to its end", e);
        }
        close();
    }

    /** Cuts the connection, from any thread; whoever waits for upstream then fails. */
    public void cut() {
        hold.cut();
    }

    /** Whether it was cut from here, so that a failure is not upstream's. */
    public boolean wasCut() {
        return hold.wasCut();
    }

    /** All must be over in this time, or it ends with a {@link Kind#CALL_TIMEOUT}. */
    public void endWithin(Duration time) {
        watch.endWithin(time.toNanos());
    }

    @Override
    public void close() {
        transport.watchdog().remove(hold);
        if (writer.isPresent()) {
            writer.get().stop();
        }
        hold.close();
    }
}
