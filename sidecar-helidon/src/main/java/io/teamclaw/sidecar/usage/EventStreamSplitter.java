package io.teamclaw.sidecar.usage;

import java.util.zip.CRC32;

/**
 * Finds the payloads in AWS's event stream ({@code application/vnd.amazon.eventstream}) as its
 * bytes pass, cut anywhere. A message is a prelude (length of the whole, length of the headers,
 * CRC-32 of both, four bytes each, the highest first), headers, payload, and a CRC-32 of all that.
 * It holds no byte of headers or payload. Where a length or a checksum is wrong, nobody knows where
 * the next message begins: then it reads no further.
 */
final class EventStreamSplitter {
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    /** What AWS's own readers take at most. */
    private static final int MOST_HEADERS = 128 * 1024;

    private static final int MOST_PAYLOAD = 16 * 1024 * 1024;

    private enum In {
        PRELUDE,
        HEADERS,
        PAYLOAD,
        CHECKSUM,
        NOWHERE
    }

    private final Events events;
    private final CRC32 checksum = new CRC32();
    private final byte[] numbers = new byte[PRELUDE];
    private In in = In.PRELUDE;
    private int filled;
    private int left;
    private int payload;

    EventStreamSplitter(Events events) {
        this.events = events;
    }

    void feed(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && in != In.NOWHERE) {
            at =
                    in == In.PRELUDE || in == In.CHECKSUM
                            ? number(bytes, at, end)
                            : content(bytes, at, end);
        }
    }

    /** Whether the bytes were no event stream, so that the rest was not read. */
    boolean isLost() {
        return in == In.NOWHERE;
    }

    /** Takes bytes of prelude or checksum; returns where it stopped. */
    private int number(byte[] bytes, int at, int end) {
        int size = in == In.PRELUDE ? PRELUDE : CHECKSUM;
        int taken = Math.min(size - filled, end - at);
        System.arraycopy(bytes, at, numbers, filled, taken);
        filled += taken;
        if (filled == size) {
            filled = 0;
            if (in == In.PRELUDE) {
                beginMessage();
            } else {
                endMessage();
            }
        }
        return at + taken;
    }

    private void beginMessage() {
        int headers = numberAt(4);
        long rest = (long) numberAt(0) - headers - PRELUDE - CHECKSUM;
        checksum.reset();
        checksum.update(numbers, 0, 8);
        if ((int) checksum.getValue() != numberAt(8)
                || headers < 0
                || headers > MOST_HEADERS
                || rest < 0
                || rest > MOST_PAYLOAD) {
            in = In.NOWHERE;
            return;
        }
        checksum.update(numbers, 8, 4);
        payload = (int) rest;
        left = headers;
        in = In.HEADERS;
        leaveWhatIsOver();
    }

    /** Takes bytes of headers or payload; returns where it stopped. */
    private int content(byte[] bytes, int at, int end) {
        int taken = Math.min(left, end - at);
        checksum.update(bytes, at, taken);
        left -= taken;
        if (in == In.PAYLOAD) {
            events.data(bytes, at, taken);
        }
        leaveWhatIsOver();
        return at + taken;
    }

    private void leaveWhatIsOver() {
        if (left == 0 && in == In.HEADERS) {
            left = payload;
            in = In.PAYLOAD;
        }
        if (left == 0) {
            in = In.CHECKSUM;
        }
    }

    private void endMessage() {
        boolean right = (int) checksum.getValue() == numberAt(0);
        in = right ? In.PRELUDE : In.NOWHERE;
        if (right) {
            events.end();
        }
    }

    private int numberAt(int index) {
        return (numbers[index] & 0xFF) << 24
                | (numbers[index + 1] & 0xFF) << 16
                | (numbers[index + 2] & 0xFF) << 8
                | numbers[index + 3] & 0xFF;
    }
}
