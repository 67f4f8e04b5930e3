package io.teamclaw.sidecar.client;

/**
 * Finds where a request's head ends, in bytes that come in whatever pieces. It refuses at once what
 * would never end or what some readers take for the end of a line and others not.
 */
final class HeadScan {
    private static final int MOST_LINES = 100;

    private final int mostLine;
    private final int mostHead;
    private int size;
    private int lines;
    private int lineStart;
    private boolean afterReturn;

    /**
     * @param mostHead bytes of a whole head; a request line may take half of it
     */
    HeadScan(int mostHead) {
        this.mostHead = mostHead;
        this.mostLine = mostHead / 2;
    }

    /** Begins anew with the next head. */
    void reset() {
        size = 0;
        lines = 0;
        lineStart = 0;
        afterReturn = false;
    }

    /**
     * Looks at the next bytes of a head.
     *
     * @return the index after the head's last byte, -1 if it goes on
     */
    int end(byte[] bytes, int from, int to) throws Refused {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            size++;
            if (afterReturn) {
                if (b != '\n') {
                    throw malformed();
                }
                afterReturn = false;
                if (size - lineStart == 2) {
                    return i + 1;
                }
                lineStart = size;
                if (++lines > MOST_LINES) {
                    throw new Refused(WireRefusal.HEAD_TOO_LARGE);
                }
            } else if (b == '\r') {
                afterReturn = true;
            } else if (b < ' ' && b != '\t' || b == 0x7f) { // bytes above 0x7f are negative
                throw malformed();
            } else if (lines == 0 && size > mostLine) {
                throw new Refused(WireRefusal.LINE_TOO_LONG);
            } else if (size > mostHead) {
                throw new Refused(WireRefusal.HEAD_TOO_LARGE);
            }
        }
        return -1;
    }

    private Refused malformed() {
        return new Refused(lines == 0 ? WireRefusal.BAD_REQUEST_LINE : WireRefusal.BAD_HEADER);
    }
}
