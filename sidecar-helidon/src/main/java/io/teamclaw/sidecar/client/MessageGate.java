package io.teamclaw.sidecar.client;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Stands between a connection's bytes and Helidon's reader: lets whole heads through that keep to
 * the rules, each with its own body and nothing after it, and answers everything else itself. What
 * it answers reaches no handler, and so no provider.
 */
final class MessageGate implements Supplier<byte[]> {
    /** Of a body, within the time that it may keep us waiting. */
    private static final int LEAST_BYTES = 1024;

    private enum State {
        /** Waits for the first byte of a request. */
        IDLE,
        /** Waits for more of a head. */
        IN_HEAD,
        /** Waits for more of a body. */
        IN_BODY,
        /** A handler has the request. */
        BUSY,
        OVER
    }

    private final Supplier<byte[]> source;
    private final NotedWriter writer;
    private final HelidonSocket socket;
    private final ListenLimits limits;
    private final HeadScan scan;
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private BodyEnd bodyEnd = BodyEnd.NO_BODY;
    private boolean inMessage;
    private boolean pipelined;
    private volatile long since = System.nanoTime();
    private volatile long waitedBefore;
    private int gotSince;

    MessageGate(
            Supplier<byte[]> source,
            NotedWriter writer,
            HelidonSocket socket,
            ListenLimits limits) {
        this.source = source;
        this.writer = writer;
        this.socket = socket;
        this.limits = limits;
        this.scan = new HeadScan(limits.headBytes());
    }

    /** The next bytes that may be read, null where the connection ends. */
    @Override
    public byte[] get() {
        if (state.get() == State.OVER) {
            return null;
        }
        try {
            return inMessage ? body() : head();
        } catch (Refused e) {
            refuse(e.refusal());
            return null;
        }
    }

    private byte[] head() throws Refused {
        if (pipelined) {
            throw new Refused(WireRefusal.PIPELINED);
        }
        since = System.nanoTime();
        byte[] bytes = await(State.IDLE);
        if (bytes == null) {
            return null;
        }
        writer.forget();
        since = System.nanoTime();
        scan.reset();
        int size = bytes.length;
        int end = scan.end(bytes, 0, size);
        while (end < 0) {
            byte[] more = await(State.IN_HEAD);
            if (more == null) {
                return null;
            }
            if (size + more.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more.length));
            }
            System.arraycopy(more, 0, bytes, size, more.length);
            end = scan.end(bytes, size, size + more.length);
            size += more.length;
        }
        bodyEnd = HeadRules.check(bytes, end);
        inMessage = true;
        waitedBefore = 0;
        gotSince = 0;
        return upToEnd(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), end);
    }

    private byte[] body() throws Refused {
        since = System.nanoTime();
        byte[] bytes = await(State.IN_BODY);
        if (bytes == null) {
            return null;
        }
        gotSince += bytes.length;
        if (gotSince >= LEAST_BYTES) {
            gotSince = 0;
            waitedBefore = 0;
        } else {
            waitedBefore += System.nanoTime() - since;
        }
        return upToEnd(bytes, 0);
    }

    private byte[] upToEnd(byte[] bytes, int from) throws Refused {
        int end = bodyEnd.end(bytes, from);
        if (end < 0) {
            return bytes;
        }
        inMessage = false;
        pipelined = end < bytes.length;
        return pipelined ? Arrays.copyOf(bytes, end) : bytes;
    }

    private byte[] await(State waiting) {
        if (!state.compareAndSet(State.BUSY, waiting)) {
            return null;
        }
        try {
            byte[] bytes = source.get();
            return state.compareAndSet(waiting, State.BUSY) ? bytes : null;
        } catch (RuntimeException e) {
            if (state.getAndSet(State.OVER) == State.OVER) {
                return null; // It was closed from here.
            }
            throw e;
        }
    }

    /** Ends the connection if its client has kept us waiting for too long; from any thread. */
    void endIfSlow(long now) {
        State is = state.get();
        boolean slow =
                is == State.IN_HEAD && now - since > limits.head().toNanos()
                        || is == State.IN_BODY
                                && waitedBefore + now - since > limits.body().toNanos();
        if (slow && state.compareAndSet(is, State.OVER)) {
            answer(WireRefusal.TOO_SLOW);
            socket.close();
        }
    }

    /** Since when nobody needs the connection; {@link Long#MAX_VALUE} where somebody does. */
    long idleSince() {
        State is = state.get();
        return is == State.IDLE || is == State.IN_HEAD ? since : Long.MAX_VALUE;
    }

    /** Ends the connection if nobody needs it; from any thread. */
    boolean endIfIdle() {
        if (state.compareAndSet(State.IN_HEAD, State.OVER)) {
            answer(WireRefusal.BUSY);
        } else if (!state.compareAndSet(State.IDLE, State.OVER)) {
            return false;
        }
        socket.close();
        return true;
    }

    private void refuse(WireRefusal refusal) {
        if (state.getAndSet(State.OVER) != State.OVER) {
            answer(refusal);
            LastBytes.ignore(source);
        }
    }

    private void answer(WireRefusal refusal) {
        if (!writer.hasWritten() || !inMessage) {
            try {
                writer.writeNow(BufferData.create(refusal.answer()));
            } catch (RuntimeException e) {
                System.getLogger(MessageGate.class.getName())
                        .log(System.Logger.Level.DEBUG, "The client does not wait", e);
            }
        }
    }
}
