package io.teamclaw.sidecar.upstream;

import java.io.IOException;
import java.util.Optional;

/**
 * Writes a request whose body may be large, on a thread of its own, so that an answer can be read
 * while it is still on its way.
 */
final class BodyWriter implements Runnable {
    private static final int BUFFER = 16 * 1024;

    /** In front of a chunk's bytes: its size and a line end. */
    private static final int CHUNK_HEAD = 8;

    private final Request request;
    private final Connection connection;
    private final Watch watch;
    private final Timeouts timeouts;
    private volatile boolean stopped;
    private volatile boolean done;
    private volatile Optional<RequestBody.Gone> gone = Optional.empty();

    BodyWriter(Request request, Connection connection, Watch watch, Timeouts timeouts) {
        this.request = request;
        this.connection = connection;
        this.watch = watch;
        this.timeouts = timeouts;
    }

    /** Whether all of the request is written. */
    boolean isDone() {
        return done;
    }

    /** Set where the body's sender has left. */
    Optional<RequestBody.Gone> gone() {
        return gone;
    }

    /** What is still on its way is not wanted any more. */
    void stop() {
        stopped = true;
    }

    /** The request's head is in the connection's buffer already. */
    @Override
    public void run() {
        boolean written = false;
        try {
            write();
            written = true;
        } catch (RequestBody.Gone e) {
            gone = Optional.of(e);
            connection.close(); // Upstream must not take half for all.
        } catch (IOException | RuntimeException e) {
            // Upstream may have answered before it read everything (413, 429) and then stopped
            // reading. Whoever waits for its answer gets that, or finds the connection broken.
            System.getLogger(BodyWriter.class.getName())
                    .log(System.Logger.Level.DEBUG, "A request was not read to its end", e);
        } finally {
            connection.head().clear();
            watch.taken();
            watch.written(timeouts.firstByteNanos());
            done = written; // From here on the connection may be another call's.
        }
    }

    private void write() throws IOException {
        RequestBody body = request.body();
        if (body.whole().isPresent()) {
            offer(out -> connection.head().writeTo(out, body.whole().get()));
            body.sent();
            return;
        }
        boolean chunked = request.isChunked();
        offer(connection.head()::writeHead);
        byte[] buffer = new byte[BUFFER];
        long position = 0;
        int n = read(body, position, buffer);
        while (n >= 0 && !stopped) {
            int length = n;
            offer(out -> writePiece(out, buffer, length, chunked));
            body.sent();
            position += n;
            n = read(body, position, buffer);
        }
        if (stopped) {
            throw new IOException("stopped");
        }
        if (chunked) {
            offer(out -> out.write(new byte[] {'0', '\r', '\n', '\r', '\n'}));
        } else if (position != body.length().orElseThrow()) {
            throw new RequestBody.Gone(new IOException("less than its length"));
        }
    }

    private static int read(RequestBody body, long position, byte[] buffer) throws IOException {
        return body.read(position, buffer, CHUNK_HEAD, buffer.length - CHUNK_HEAD - 2);
    }

    private static void writePiece(
            java.io.OutputStream out, byte[] buffer, int length, boolean chunked)
            throws IOException {
        if (!chunked) {
            out.write(buffer, CHUNK_HEAD, length);
            return;
        }
        int from = CHUNK_HEAD;
        buffer[--from] = '\n';
        buffer[--from] = '\r';
        for (int rest = length; rest > 0; rest >>= 4) {
            buffer[--from] = (byte) Character.forDigit(rest & 15, 16);
        }
        buffer[CHUNK_HEAD + length] = '\r';
        buffer[CHUNK_HEAD + length + 1] = '\n';
        out.write(buffer, from, CHUNK_HEAD + length + 2 - from);
    }

    /** Writes something that must be taken in time. */
    private void offer(Write write) throws IOException {
        watch.offer(timeouts.idleNanos());
        write.to(connection.out());
        watch.taken();
    }

    @FunctionalInterface
    private interface Write {
        void to(java.io.OutputStream out) throws IOException;
    }
}
