package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.usage.CallRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The body of the agent's request: passed on piece by piece and looked at as it passes. One that is
 * not large is kept, so that it can be sent again.
 */
final class AgentRequestBody implements RequestBody {
    /** 4 KB a stream: with 16 KB, 500 streams stall a heap of 64 MB. */
    private static final int BUFFER = 4096;

    /** More than nearly every call of an agent has. */
    private static final int MOST_KEPT = 1 << 20;

    private final ServerRequest request;
    private final CallRecord call;
    private final Runnable whenRead;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean repeatable = true;
    private Optional<InputStream> stream = Optional.empty();
    private boolean read;

    /**
     * @param whenRead runs when the last byte was read from the agent
     */
    AgentRequestBody(ServerRequest request, CallRecord call, Runnable whenRead) {
        this.request = request;
        this.call = call;
        this.whenRead = whenRead;
    }

    @Override
    public boolean isEmpty() {
        return !request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                && request.headers().contentLength().orElse(0) == 0;
    }

    @Override
    public OptionalLong length() {
        return request.headers().contentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (kept.size() > 0) { // an earlier attempt has sent so much
            call.sent();
            kept.writeTo(out);
        }
        for (int n = readNext(); n >= 0; n = readNext()) {
            if (n > 0) { // an empty chunk would end the body
                keep(n);
                call.requestBytes(buffer, 0, n);
                out.write(buffer, 0, n);
                call.sent();
            }
        }
        whenRead.run();
    }

    /** Goes on where an earlier attempt has stopped; the server gives its stream out once. */
    private int readNext() {
        if (read) {
            return -1;
        }
        InputStream in = stream.orElseGet(() -> request.content().inputStream());
        stream = Optional.of(in);
        int n = read(in);
        read = n < 0;
        return n;
    }

    private void keep(int length) {
        if (repeatable && kept.size() + length <= MOST_KEPT) {
            kept.write(buffer, 0, length);
        } else {
            repeatable = false;
            kept.reset();
        }
    }

    /** Whether it can be sent once more, whatever was sent of it. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Reads what a refused call has sent, so that its row can name the model; at most so much. */
    void skim(long most) {
        if (isEmpty() || length().orElse(0) > most) {
            return;
        }
        InputStream in = request.content().inputStream();
        long rest = most;
        for (int n = read(in); n >= 0 && rest > 0; n = read(in)) {
            call.requestBytes(buffer, 0, n);
            rest -= n;
        }
    }

    private int read(InputStream in) {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new Gone(e);
        }
    }
}
