package io.teamclaw.sidecar.usage;

/**
 * Passes JSON on with the ends of very long strings left out, so that whoever parses it needs
 * little memory even where a body holds a picture as one string. It cuts only between characters
 * and never inside an escape.
 */
final class StringClipper {
    /** Where the clipped JSON goes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** The byte after a backslash is to come; a positive value counts hex digits to come. */
    private static final int ESCAPE_LETTER = -1;

    private final int limit;
    private boolean inString;
    private int escape;
    private int stringLength;
    private boolean dropping;
    private long passed;

    /**
     * @param limit bytes of a string that pass
     */
    StringClipper(int limit) {
        this.limit = limit;
    }

    void feed(byte[] bytes, int offset, int length, Sink sink) {
        int end = offset + length;
        int from = offset;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (!inString) {
                inString = b == '"';
            } else if (escape != 0) {
                escape = escape == ESCAPE_LETTER ? (b == 'u' ? 4 : 0) : escape - 1;
                stringLength++;
            } else if (b == '"') {
                from = dropping ? i : from;
                leaveString();
            } else {
                boolean characterStarts = (b & 0xC0) != 0x80;
                if (!dropping && stringLength >= limit && characterStarts) {
                    pass(bytes, from, i, sink);
                    dropping = true;
                }
                escape = b == '\\' ? ESCAPE_LETTER : 0;
                stringLength++;
            }
        }
        if (!dropping) {
            pass(bytes, from, end, sink);
        }
    }

    /** Bytes that were passed on so far. */
    long passed() {
        return passed;
    }

    /** Forgets an unfinished string: another document begins. */
    void reset() {
        leaveString();
    }

    private void leaveString() {
        inString = false;
        escape = 0;
        stringLength = 0;
        dropping = false;
    }

    private void pass(byte[] bytes, int from, int to, Sink sink) {
        if (to > from) {
            passed += to - from;
            sink.accept(bytes, from, to - from);
        }
    }
}
