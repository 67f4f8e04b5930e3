package io.teamclaw.router.proxy;

import io.helidon.common.buffers.DataReader;
import java.io.EOFException;

/** A body of a declared length, or one that lasts as long as its connection. */
final class SizedBody extends PieceStream {
    static final long UNTIL_CLOSED = Long.MAX_VALUE;

    private final boolean untilClosed;
    private long left;

    SizedBody(DataReader reader, long length) {
        super(reader);
        this.untilClosed = length == UNTIL_CLOSED;
        this.left = length;
    }

    @Override
    long readable() {
        return left == 0 ? -1 : left;
    }

    @Override
    void consumed(int count) {
        left -= untilClosed ? 0 : count;
    }

    @Override
    int onConnectionEnd() throws EOFException {
        if (untilClosed) {
            return -1;
        }
        throw new EOFException("The answer was cut " + left + " bytes before its end");
    }
}
