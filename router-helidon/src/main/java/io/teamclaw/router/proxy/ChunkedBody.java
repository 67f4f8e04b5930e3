package io.teamclaw.router.proxy;

import io.helidon.common.buffers.DataReader;
import java.io.EOFException;
import java.io.IOException;

/** A chunked body, RFC 9112 section 7.1; chunks of any size pass through a small buffer. */
final class ChunkedBody extends PieceStream {
    private static final int MAX_LINE = 4096;
    private static final int MAX_TRAILERS = 64;

    private long leftInChunk;
    private boolean afterChunk;
    private boolean ended;

    ChunkedBody(DataReader reader) {
        super(reader);
    }

    @Override
    long readable() throws IOException {
        if (ended) {
            return -1;
        }
        if (leftInChunk == 0) {
            // Not before the next read: a chunk is handed on without waiting for what ends it.
            if (afterChunk && !line().isEmpty()) {
                throw new IOException("A chunk of the answer is longer than it says");
            }
            leftInChunk = size(line());
            afterChunk = true;
            if (leftInChunk == 0) {
                skipTrailers();
                ended = true;
                return -1;
            }
        }
        return leftInChunk;
    }

    @Override
    void consumed(int count) {
        leftInChunk -= count;
    }

    @Override
    int onConnectionEnd() throws EOFException {
        throw new EOFException("The answer was cut before its last chunk");
    }

    private void skipTrailers() throws IOException {
        for (int i = 0; i < MAX_TRAILERS; i++) {
            if (line().isEmpty()) {
                return;
            }
        }
        throw new IOException("The answer has too many trailers");
    }

    private String line() throws IOException {
        int length = reader().findNewLine(MAX_LINE);
        if (length == MAX_LINE) {
            throw new IOException("A line in the answer's framing is too long");
        }
        String line = reader().readAsciiString(length);
        reader().skip(2);
        return line;
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String hex = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!hex.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("A chunk of the answer has no size");
        }
        return Long.parseLong(hex, 16);
    }
}
