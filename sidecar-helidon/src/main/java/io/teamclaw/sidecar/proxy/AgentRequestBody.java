package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.usage.CallRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The body of the agent's request: passed on piece by piece and looked at as it passes. */
final class AgentRequestBody implements RequestBody {
    /** 4 KB a stream: with 16 KB, 500 streams stall a heap of 64 MB. */
    private static final int BUFFER = 4096;

    private final ServerRequest request;
    private final CallRecord call;
    private final Runnable whenRead;
    private final byte[] buffer = new byte[BUFFER];

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
        InputStream in = request.content().inputStream();
        for (int n = read(in); n >= 0; n = read(in)) {
            if (n > 0) { // an empty chunk would end the body
                out.write(buffer, 0, n);
                call.sent();
                call.requestBytes(buffer, 0, n);
            }
        }
        whenRead.run();
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
