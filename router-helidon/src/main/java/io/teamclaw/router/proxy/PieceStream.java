package io.teamclaw.router.proxy;

import io.helidon.common.buffers.DataReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A body that hands on whatever has arrived, however little. */
abstract class PieceStream extends InputStream {
    private final DataReader reader;

    PieceStream(DataReader reader) {
        this.reader = reader;
    }

    /** How much of the body may be read now, at least 1; -1 at its end. */
    abstract long readable() throws IOException;

    /** So much of it was read. */
    abstract void consumed(int count);

    /** What to do when the connection ends where more was to come. */
    abstract int onConnectionEnd() throws EOFException;

    final DataReader reader() {
        return reader;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            long readable = readable();
            if (readable < 0) {
                return -1;
            }
            reader.ensureAvailable();
            int count = (int) Math.min(Math.min(length, readable), reader.available());
            reader.readBuffer(count).read(to, offset, count);
            consumed(count);
            return count;
        } catch (DataReader.InsufficientDataAvailableException e) {
            return onConnectionEnd();
        } catch (DataReader.IncorrectNewLineException e) {
            throw new IOException("The answer's framing is broken", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
