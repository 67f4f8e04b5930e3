package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.usage.CallRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of the agent's request. A small one is read whole before it is sent; a large one passes
 * on piece by piece. Either is looked at as it comes, and kept while there is room, so that another
 * key or a fresh connection can have it again.
 */
final class AgentRequestBody implements RequestBody {
    private static final int FIRST_BUFFER = 4096;

    /** For a thread that was just cut off from upstream. */
    private static final int MOMENT_MILLIS = 100;

    private final ServerRequest request;
    private final CallRecord call;
    private final Runnable whenRead;
    private final KeptBody kept;

    /** Held by whoever reads the agent: an attempt that was given up may still wait for it. */
    private final ReentrantLock reading = new ReentrantLock();

    private Optional<InputStream> in = Optional.empty();
    private volatile boolean complete;
    private volatile boolean over;

    /**
     * @param whenRead runs when the last byte was read from the agent
     */
    AgentRequestBody(ServerRequest request, CallRecord call, KeptBodies bodies, Runnable whenRead) {
        this.request = request;
        this.call = call;
        this.kept = bodies.open();
        this.whenRead = whenRead;
    }

    @Override
    public boolean isEmpty() {
        return !request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                && request.headers().contentLength().orElse(0) == 0;
    }

    @Override
    public OptionalLong length() {
        return complete ? OptionalLong.of(kept.size()) : request.headers().contentLength();
    }

    @Override
    public Optional<byte[]> whole() {
        return complete && kept.isInMemory() ? Optional.of(kept.memory()) : Optional.empty();
    }

    @Override
    public boolean isRepeatable() {
        return !kept.isLost();
    }

    /**
     * Reads a small body whole and of a large one the beginning, where the model should be named.
     *
     * @throws Gone where the agent leaves meanwhile
     */
    void readAhead() {
        if (complete || kept.size() > 0) {
            return;
        }
        if (isEmpty()) {
            end();
            return;
        }
        OptionalLong stated = request.headers().contentLength();
        int next = (int) Math.min(stated.orElse(FIRST_BUFFER), KeptBody.MOST_IN_MEMORY);
        if (!kept.reserve(next) && !kept.reserve(Math.min(next, FIRST_BUFFER))) {
            return;
        }
        boolean all = false;
        while (!all) {
            all = stated.isPresent() && kept.size() == stated.getAsLong();
            int size = (int) kept.size();
            if (!all && size == kept.memory().length && !kept.reserve(2 * size)) {
                return;
            }
            int n = all ? -1 : receive(kept.memory(), size, kept.memory().length - size);
            if (n > 0) {
                kept.grew(n);
            }
            all |= n < 0;
        }
        end();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        reading.lock();
        try {
            if (over) {
                throw new IOException("The call is over");
            }
            if (position < kept.size()) {
                return kept.read(position, into, offset, length);
            }
            if (complete) {
                return -1;
            }
            int n = receive(into, offset, length);
            if (n < 0) {
                end();
            } else {
                kept.append(into, offset, n);
            }
            return n;
        } finally {
            if (over) {
                kept.close();
            }
            reading.unlock();
        }
    }

    /** How many bytes came so far. */
    long received() {
        return kept.size();
    }

    @Override
    public void sent() {
        call.sent();
    }

    /** It will not have to be sent again; lets go of what no thread still sends. */
    void release() {
        if (complete && kept.isInMemory()) {
            kept.close();
        }
    }

    /**
     * The call is over.
     *
     * @return false where the agent is still waited for, so that its connection must end
     */
    boolean finish() {
        over = true;
        try {
            if (!reading.tryLock(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            kept.close();
            reading.unlock();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int receive(byte[] into, int offset, int length) {
        try {
            if (in.isEmpty()) {
                in = Optional.of(request.content().inputStream());
            }
            int n = in.get().read(into, offset, length);
            while (n == 0) {
                n = in.get().read(into, offset, length);
            }
            if (n > 0) {
                call.requestBytes(into, offset, n);
            }
            return n;
        } catch (IOException | RuntimeException e) {
            throw new Gone(e);
        }
    }

    private void end() {
        kept.end();
        complete = true;
        whenRead.run();
    }
}
