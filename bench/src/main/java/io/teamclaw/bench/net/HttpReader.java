package io.teamclaw.bench.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Splits the bytes of a connection into HTTP/1.1 messages, wherever they are cut. */
public final class HttpReader {
    /** What is told of each message. */
    public interface Listener {
        /** A message began. */
        void head(Head head);

        /** Some of its body, without chunk framing, from position to limit. */
        void body(ByteBuffer part);

        /** It is whole. */
        void end();
    }

    private enum State {
        HEAD,
        LENGTH,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private final Listener listener;
    private State state = State.HEAD;
    private byte[] head = new byte[1024];
    private int length;
    private int lastFour;
    private long left;
    private boolean inExtension;
    private int trailerLine;

    public HttpReader(Listener listener) {
        this.listener = listener;
    }

    /** Whether a message has begun and is not whole. */
    public boolean within() {
        return state != State.HEAD || length > 0;
    }

    /** Reads all that remains of a buffer. */
    public void read(ByteBuffer in) {
        while (in.hasRemaining()) {
            switch (state) {
                case HEAD -> head(in);
                case LENGTH -> {
                    body(in);
                    if (left == 0) {
                        end();
                    }
                }
                case CHUNK_SIZE -> size(in.get());
                case CHUNK -> {
                    body(in);
                    if (left == 0) {
                        state = State.CHUNK_END;
                    }
                }
                case CHUNK_END -> {
                    if (in.get() == '\n') {
                        state = State.CHUNK_SIZE;
                    }
                }
                case TRAILER -> trailer(in.get());
            }
        }
    }

    private void head(ByteBuffer in) {
        while (in.hasRemaining()) {
            byte next = in.get();
            if (length == head.length) {
                head = Arrays.copyOf(head, 2 * length);
            }
            head[length++] = next;
            lastFour = lastFour << 8 | next & 0xff;
            if (lastFour == END) {
                begin(new Head(head, length));
                return;
            }
        }
    }

    private void begin(Head whole) {
        length = 0;
        lastFour = 0;
        if (whole.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            left = 0;
            state = State.CHUNK_SIZE;
            listener.head(whole);
            return;
        }
        String announced = whole.header("content-length");
        left = announced.isEmpty() ? 0 : Long.parseLong(announced);
        state = State.LENGTH;
        listener.head(whole);
        if (left == 0) {
            end();
        }
    }

    private void body(ByteBuffer in) {
        int part = (int) Math.min(left, in.remaining());
        int limit = in.limit();
        int after = in.position() + part;
        in.limit(after);
        listener.body(in);
        in.limit(limit).position(after);
        left -= part;
    }

    private void size(byte next) {
        if (next == '\n') {
            inExtension = false;
            trailerLine = 0;
            state = left == 0 ? State.TRAILER : State.CHUNK;
        } else if (next == ';' || next == '\r') {
            inExtension = true;
        } else if (!inExtension) {
            left = left << 4 | Character.digit(next, 16);
        }
    }

    private void trailer(byte next) {
        if (next == '\n') {
            if (trailerLine == 0) {
                end();
            }
            trailerLine = 0;
        } else if (next != '\r') {
            trailerLine++;
        }
    }

    private void end() {
        left = 0;
        state = State.HEAD;
        listener.end();
    }
}
