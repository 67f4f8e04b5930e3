package io.teamclaw.sidecar.upstream;

import java.io.EOFException;
import java.io.IOException;

/**
 * The body of upstream's answer, as it comes: each piece is what has arrived of one chunk, in the
 * connection's own buffer. Whoever does not ask for the next piece lets upstream wait.
 */
public final class UpstreamBody {
    /** The size with its extensions; those mean nothing to us. */
    private static final int MOST_CHUNK_LINE = 4096;

    private static final int MOST_TRAILERS = 64;
    private static final int MOST_BUFFER = 8192;

    private final Attempt attempt;
    private final Connection connection;
    private final Framing framing;
    private long rest;
    private boolean inChunks;
    private boolean over;
    private int offset;
    private int length;

    UpstreamBody(Attempt attempt, Connection connection, Framing framing) {
        this.attempt = attempt;
        this.connection = connection;
        this.framing = framing;
        this.rest = Math.max(0, framing.statedLength());
    }

    /** Its size in bytes where upstream stated it, otherwise -1. */
    public long statedLength() {
        return framing.statedLength();
    }

    /**
     * Waits for the next piece, of at least one byte; the one before is gone then.
     *
     * @return false at the body's end
     * @throws UpstreamFailure where it breaks off
     * @throws RequestBody.Gone where the request's sender has left before it was sent
     */
    public boolean next() throws UpstreamFailure {
        if (over) {
            return false;
        }
        try {
            if (advance()) {
                return true;
            }
        } catch (IOException e) {
            throw attempt.failure(e);
        }
        over = true;
        length = 0;
        attempt.answered(!(framing instanceof Framing.UntilClose));
        return false;
    }

    /** Where the piece is; only to be read, and only until the next one. */
    public byte[] bytes() {
        return connection.buffer();
    }

    /** Where in {@link #bytes()} the piece begins. */
    public int offset() {
        return offset;
    }

    /** How many bytes the piece has. */
    public int length() {
        return length;
    }

    private boolean advance() throws IOException {
        if (framing instanceof Framing.UntilClose) {
            return (connection.available() > 0 || attempt.fill(connection, MOST_BUFFER))
                    && piece(Long.MAX_VALUE);
        }
        return (rest > 0 || framing instanceof Framing.Chunked && nextChunk()) && piece(rest);
    }

    private boolean piece(long most) throws IOException {
        if (connection.available() == 0) {
            fill();
        }
        offset = connection.position();
        length = (int) Math.min(most, connection.available());
        connection.take(length);
        rest -= length;
        return true;
    }

    /** Whether there is one more. */
    private boolean nextChunk() throws IOException {
        if (inChunks && line() != 0) {
            throw new MalformedAnswer("a chunk that is longer than it says");
        }
        inChunks = true;
        int lineLength = line();
        rest = size(connection.buffer(), connection.position() - lineLength - 2, lineLength);
        if (rest > 0) {
            return true;
        }
        for (int i = 0; i <= MOST_TRAILERS; i++) {
            if (line() == 0) {
                return false;
            }
        }
        throw new MalformedAnswer("too many trailers");
    }

    /** Takes the next line and returns its length without the line end. */
    private int line() throws IOException {
        for (int i = 0; ; i++) {
            if (i == connection.available()) {
                fill();
            }
            byte b = connection.buffer()[connection.position() + i];
            if (b == '\n') {
                if (i == 0 || connection.buffer()[connection.position() + i - 1] != '\r') {
                    throw new MalformedAnswer("a chunk line that ends with LF alone");
                }
                connection.take(i + 1);
                return i - 1;
            }
            if (i > 0 && connection.buffer()[connection.position() + i - 1] == '\r'
                    || i > MOST_CHUNK_LINE) {
                throw new MalformedAnswer("a chunk line without its end");
            }
        }
    }

    private static long size(byte[] bytes, int from, int lineLength) throws MalformedAnswer {
        long size = 0;
        int i = from;
        for (; i < from + lineLength && Character.digit(bytes[i], 16) >= 0; i++) {
            if (i - from >= 15) {
                throw new MalformedAnswer("a chunk size that is too large");
            }
            size = 16 * size + Character.digit(bytes[i], 16);
        }
        boolean ends = i == from + lineLength || bytes[i] == ';' || bytes[i] == ' ';
        if (i == from || !ends) {
            throw new MalformedAnswer("a chunk size that is no number");
        }
        return size;
    }

    private void fill() throws IOException {
        if (!attempt.fill(connection, MOST_BUFFER)) {
            throw new EOFException("the body ended before its end");
        }
    }
}
